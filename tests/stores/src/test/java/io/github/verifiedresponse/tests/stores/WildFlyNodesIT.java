package io.github.verifiedresponse.tests.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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
      """;

  /** Two processors do the work of two servers, two databases, phones and the application. */
  private static final double MARGIN_MILLIS = 700;

  private static final double BACK_WITHIN_SECONDS = 2;
  private static final Duration OUTAGE = Duration.ofSeconds(5);
  private static final Postgres PRIMARY = Postgres.started();
  private static final Postgres REPLICA = PRIMARY.replica();
  private static final Relay RELAY = new Relay(PRIMARY.port());
  private static List<ServerNode> nodes = List.of();

  @BeforeAll
  static void start() {
    WildFly.configureWithDatabase(
        NodesWar.write(Path.of("target", "wildfly.war"), SETTINGS), RELAY.port());
    nodes = List.of(WildFly.start(1), WildFly.start(2));
    nodes.forEach(WildFlyNodesIT::awaitAnswer);
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

  private static void awaitAnswer(ServerNode node) {
    try (Watch watch = new Watch(node.uri("/select?Plain"))) {
      watch.awaitAnswer();
    }
  }

  @Override
  public void awaitStarted(ServerNode node) {
    awaitAnswer(node);
  }

  @Override
  public String store() {
    return "two WildFly nodes on PostgreSQL";
  }

  @Test
  @Order(10)
  @DisplayName("AT-157 the table is locked for a second under two WildFly nodes")
  void theTableIsLocked() throws SQLException {
    try (Connection lock = DriverManager.getConnection(PRIMARY.url());
        Statement statement = lock.createStatement()) {
      lock.setAutoCommit(false);
      play(
          "table locked",
          "Plain",
          "/results",
          Duration.ofSeconds(1),
          () ->
              run(() -> statement.execute("LOCK TABLE verified_response IN ACCESS EXCLUSIVE MODE")),
          () -> run(lock::rollback));
    }
  }

  @Test
  @Order(11)
  @DisplayName("AT-157 PostgreSQL is stopped for five seconds under two WildFly nodes")
  void theDatabaseIsStopped() {
    play("stopped", "Plain", "/results", OUTAGE, PRIMARY::stop, PRIMARY::start);
  }

  @Test
  @Order(12)
  @DisplayName("AT-157 PostgreSQL is stopped for five seconds under two WildFly nodes, by XA")
  void theDatabaseIsStoppedUnderXa() {
    play("stopped, XA", "Xa", "/xa-results", OUTAGE, PRIMARY::stop, PRIMARY::start);
  }

  @Test
  @Order(13)
  @DisplayName("AT-157 PostgreSQL is restarted under two WildFly nodes")
  void theDatabaseIsRestarted() {
    play("restarted", "Plain", "/results", Duration.ZERO, PRIMARY::stop, PRIMARY::start);
  }

  /** The last one: the database that was the first is gone afterwards. */
  @Test
  @Order(14)
  @DisplayName("AT-157 PostgreSQL fails over to its replica under two WildFly nodes")
  void theDatabaseFailsOver() {
    play(
        "failed over",
        "Plain",
        "/results",
        Duration.ofSeconds(1),
        PRIMARY::stop,
        () -> {
          REPLICA.execute("SELECT pg_promote()");
          RELAY.lead(REPLICA.port());
        });
  }

  private static void play(
      String name, String dataSource, String path, Duration lasting, Runnable begin, Runnable end) {
    try (Watch first = new Watch(nodes.get(0).uri("/select?" + dataSource));
        Watch second = new Watch(nodes.get(1).uri("/select?" + dataSource))) {
      FaultRun run =
          FaultRun.play(
              "WildFly, postgresql " + name,
              lasting,
              nodes.stream().map(node -> node.uri(path)).toList(),
              begin,
              end);
      double application =
          Math.max(first.secondsUntilWell(run.ended()), second.secondsUntilWell(run.ended()));
      Say.line(
          "WildFly, postgresql %s: the application's own select failed %d times and was back after"
              + " %.2f s",
          name, first.failed() + second.failed(), application);
      run.requireNothingWrong().requireRecovery(BACK_WITHIN_SECONDS);
      if (!lasting.isZero()) {
        run.requireRefusalsInTime(MARGIN_MILLIS);
      }
      assertThat(application).isLessThanOrEqualTo(BACK_WITHIN_SECONDS);
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws SQLException;
  }

  private static void run(Work work) {
    try {
      work.run();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
