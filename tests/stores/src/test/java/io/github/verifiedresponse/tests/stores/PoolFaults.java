package io.github.verifiedresponse.tests.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * Faults of a database under servers whose pools a guard and an application share.
 *
 * @param server what the nodes are
 */
record PoolFaults(String server, List<ServerNode> nodes) {
  /** Two processors do the work of servers, databases, phones and the application. */
  private static final double MARGIN_MILLIS = 700;

  /** The application, too: a pool may lend it what is dead until a guard has met that. */
  private static final double BACK_WITHIN_SECONDS = 2;

  private static final Duration OUTAGE = Duration.ofSeconds(5);
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  /**
   * A pool of the servers.
   *
   * @param dataSource its name in JNDI
   * @param path where results are remembered through it
   * @param table where they are
   */
  record Pool(String dataSource, String path, String table) {}

  /** Waits until the application of each node has its answer. */
  void awaitAnswer(ServerNode node, Pool pool) {
    try (Watch watch = new Watch(select(node, pool))) {
      watch.awaitAnswer();
    }
  }

  private static URI select(ServerNode node, Pool pool) {
    return node.uri("/select?" + pool.dataSource());
  }

  void lock(Pool pool, Postgres database) throws SQLException {
    try (Connection lock = DriverManager.getConnection(database.url());
        Statement statement = lock.createStatement()) {
      lock.setAutoCommit(false);
      String words = "LOCK TABLE " + pool.table() + " IN ACCESS EXCLUSIVE MODE";
      play(
          "table locked",
          pool,
          A_SECOND,
          () -> run(() -> statement.execute(words)),
          () -> run(lock::rollback));
    }
  }

  void stop(Pool pool, Postgres database) {
    play("stopped", pool, OUTAGE, database::stop, database::start);
  }

  void restart(Pool pool, Postgres database) {
    play("restarted", pool, Duration.ZERO, database::stop, database::start);
  }

  /** The database is gone afterwards. */
  void failOver(Pool pool, Postgres database, Runnable promotion) {
    play("failed over", pool, A_SECOND, database::stop, promotion);
  }

  private void play(String name, Pool pool, Duration lasting, Runnable begin, Runnable end) {
    String fault = "%s, postgresql %s, %s".formatted(server, name, pool.dataSource());
    List<Watch> watches = nodes.stream().map(node -> new Watch(select(node, pool))).toList();
    try {
      FaultRun run =
          FaultRun.play(
              fault,
              lasting,
              nodes.stream().map(node -> node.uri(pool.path())).toList(),
              begin,
              end);
      double application =
          watches.stream()
              .mapToDouble(watch -> watch.secondsUntilWell(run.ended()))
              .max()
              .orElseThrow();
      Say.line(
          "%s: the application's own select failed %d times and was back after %.2f s",
          fault, watches.stream().mapToLong(Watch::failed).sum(), application);
      run.requireNothingWrong()
          .requireRecovery(BACK_WITHIN_SECONDS)
          .requireRefusalsInTime(MARGIN_MILLIS);
      assertThat(application).isLessThanOrEqualTo(BACK_WITHIN_SECONDS);
    } finally {
      watches.forEach(Watch::close);
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
