package io.github.verifiedresponse.tests.stores;

import io.github.verifiedresponse.tests.stores.PoolFaults.Pool;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A Payara node with pools as its command line makes them, which validate nothing: one outage of
 * each. After a second one such a pool counts all of its connections as in use.
 */
class PayaraMicroPoolsIT {
  private static final String SETTINGS =
      """
      verified-response.caf.replay-guard=jdbc:jdbc/Plain
      verified-response.caf.create-table=true
      verified-response.xa.replay-guard=jdbc:jdbc/Xa
      verified-response.xa.create-table=true
      verified-response.xa.store-table=verified_response_xa
      verified-response.xa.replay-scope=xa
      """;

  /** Nothing is flushed and nothing restarted; but the pool lends dead connections for a while. */
  private static final double APPLICATION_WITHIN_SECONDS = 30;

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
    return new PoolFaults("Payara", nodes, APPLICATION_WITHIN_SECONDS);
  }

  @Test
  @DisplayName("AT-157 PostgreSQL is stopped for five seconds under Payara")
  void theDatabaseIsStopped() {
    faults().stop(PLAIN, DATABASE);
  }

  @Test
  @DisplayName("AT-157 PostgreSQL is stopped for five seconds under Payara, by XA")
  void theDatabaseIsStoppedUnderXa() {
    faults().stop(XA, DATABASE);
  }
}
