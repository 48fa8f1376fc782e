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
 * A Payara node with pools as its command line makes them, which validate nothing. Each has an
 * outage first: what is left dead by one would be met in the next faults.
 */
@TestMethodOrder(OrderAnnotation.class)
class PayaraMicroPoolsIT {
  private static final String SETTINGS =
      """
      verified-response.caf.replay-guard=jdbc:jdbc/Plain
      verified-response.caf.create-table=true
      verified-response.xa.replay-guard=jdbc:jdbc/Xa
      verified-response.xa.create-table=true
      verified-response.xa.store-table=verified_response_xa
      verified-response.xa.replay-scope=xa
      """
          + NodesWar.documented("jdbc/results");

  private static final Pool PLAIN = new Pool("jdbc/Plain", "/results", "verified_response");
  private static final Pool XA = new Pool("jdbc/Xa", "/xa-results", "verified_response_xa");
  private static final Postgres DATABASE = Postgres.started();
  private static List<ServerNode> nodes = List.of();

  @BeforeAll
  static void start() {
    Path war = NodesWar.write(Path.of("target", "payara-micro-pools.war"), SETTINGS);
    nodes = List.of(PayaraMicro.startWithDatabase(2, war, DATABASE.port()));
    nodes.forEach(node -> faults().awaitAnswer(node, PLAIN));
  }

  @AfterAll
  static void stop() {
    nodes.forEach(ServerNode::close);
    DATABASE.close();
  }

  private static PoolFaults faults() {
    return new PoolFaults("Payara", nodes);
  }

  @Test
  @Order(1)
  @DisplayName("AT-157 PostgreSQL is stopped for five seconds under Payara")
  void theDatabaseIsStopped() {
    faults().stop(PLAIN, DATABASE);
  }

  @Test
  @Order(2)
  @DisplayName("AT-157 PostgreSQL is stopped for five seconds under Payara, by XA")
  void theDatabaseIsStoppedUnderXa() {
    faults().stop(XA, DATABASE);
  }

  @Test
  @Order(3)
  @DisplayName("AT-157 the table is locked for a second under Payara")
  void theTableIsLocked() throws SQLException {
    faults().lock(PLAIN, DATABASE);
  }

  @Test
  @Order(4)
  @DisplayName("AT-157 the table is locked for a second under Payara, by XA")
  void theTableIsLockedUnderXa() throws SQLException {
    faults().lock(XA, DATABASE);
  }

  @Test
  @Order(5)
  @DisplayName("AT-157 PostgreSQL is restarted under Payara")
  void theDatabaseIsRestarted() {
    faults().restart(PLAIN, DATABASE);
  }

  @Test
  @Order(6)
  @DisplayName("AT-157 PostgreSQL is restarted under Payara, by XA")
  void theDatabaseIsRestartedUnderXa() {
    faults().restart(XA, DATABASE);
  }
}
