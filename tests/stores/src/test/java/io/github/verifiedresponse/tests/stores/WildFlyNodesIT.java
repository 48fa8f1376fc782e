package io.github.verifiedresponse.tests.stores;

import io.github.verifiedresponse.tests.stores.PoolFaults.Pool;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two WildFly nodes with data sources as its command line adds them, which validate nothing and
 * sort no exceptions, on a PostgreSQL with a replica.
 */
@TestMethodOrder(OrderAnnotation.class)
class WildFlyNodesIT implements ServerNodesContract {
  private static final String SETTINGS =
      """
      verified-response.caf.replay-guard=jdbc:java:jboss/datasources/Plain
      verified-response.caf.create-table=true
      verified-response.xa.replay-guard=jdbc:java:jboss/datasources/Xa
      verified-response.xa.create-table=true
      verified-response.xa.store-table=verified_response_xa
      verified-response.xa.replay-scope=xa
      """
          + NodesWar.documented("java:jboss/datasources/Results");

  private static final Pool PLAIN =
      new Pool("java:jboss/datasources/Plain", "/results", "verified_response");

  private static final Pool XA =
      new Pool("java:jboss/datasources/Xa", "/xa-results", "verified_response_xa");

  private static final Postgres PRIMARY = Postgres.started();
  private static final Postgres REPLICA = PRIMARY.replica();
  private static final Relay RELAY = new Relay(PRIMARY.port());
  private static List<ServerNode> nodes = List.of();

  @BeforeAll
  static void start() {
    WildFly.configureWithDatabase(
        NodesWar.write(Path.of("target", "wildfly.war"), SETTINGS), RELAY.port());
    nodes = List.of(WildFly.start(1), WildFly.start(2));
    nodes.forEach(node -> faults().awaitAnswer(node, PLAIN));
  }

  @AfterAll
  static void stop() {
    nodes.forEach(ServerNode::close);
    RELAY.close();
    REPLICA.close();
    PRIMARY.close();
  }

  @Override
  public List<ServerNode> nodes() {
    return nodes;
  }

  @Override
  public void awaitStarted(ServerNode node) {
    faults().awaitAnswer(node, PLAIN);
  }

  @Override
  public String store() {
    return "two WildFly nodes on PostgreSQL";
  }

  @Test
  @Order(10)
  @DisplayName("AT-157 the table is locked for a second under two WildFly nodes")
  void theTableIsLocked() throws SQLException {
    faults().lock(PLAIN, PRIMARY);
  }

  @Test
  @Order(11)
  @DisplayName("AT-157 the table is locked for a second under two WildFly nodes, by XA")
  void theTableIsLockedUnderXa() throws SQLException {
    faults().lock(XA, PRIMARY);
  }

  @Test
  @Order(12)
  @DisplayName("AT-157 PostgreSQL is stopped for five seconds under two WildFly nodes")
  void theDatabaseIsStopped() {
    faults().stop(PLAIN, PRIMARY);
  }

  @Test
  @Order(13)
  @DisplayName("AT-157 PostgreSQL is stopped for five seconds under two WildFly nodes, by XA")
  void theDatabaseIsStoppedUnderXa() {
    faults().stop(XA, PRIMARY);
  }

  @Test
  @Order(14)
  @DisplayName("AT-157 PostgreSQL is restarted under two WildFly nodes")
  void theDatabaseIsRestarted() {
    faults().restart(PLAIN, PRIMARY);
  }

  @Test
  @Order(15)
  @DisplayName("AT-157 PostgreSQL is restarted under two WildFly nodes, by XA")
  void theDatabaseIsRestartedUnderXa() {
    faults().restart(XA, PRIMARY);
  }

  /** The last of these: the database that was the first is gone afterwards. */
  @Test
  @Order(16)
  @DisplayName("AT-157 PostgreSQL fails over to its replica under two WildFly nodes")
  void theDatabaseFailsOver() {
    failOver(PLAIN, PRIMARY, REPLICA);
  }

  /** The last of all: the replica, which leads by now, fails over to one of its own and both go. */
  @Test
  @Order(Integer.MAX_VALUE)
  @DisplayName("AT-157 PostgreSQL fails over to its replica under two WildFly nodes, by XA")
  void theDatabaseFailsOverUnderXa() {
    try (Postgres next = REPLICA.replica()) {
      failOver(XA, REPLICA, next);
    }
  }

  private static void failOver(Pool pool, Postgres leading, Postgres next) {
    faults()
        .failOver(
            pool,
            leading,
            () -> {
              next.execute("SELECT pg_promote()");
              RELAY.lead(next.port());
            });
  }

  private static PoolFaults faults() {
    return new PoolFaults("WildFly", nodes);
  }
}
