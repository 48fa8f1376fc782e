package io.github.verifiedresponse.tests.stores;

import io.github.verifiedresponse.store.Await;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL on the loopback interface that keeps its port and its data from one start to the
 * next.
 */
public final class Postgres implements AutoCloseable {
  private static final String LOG_DIRECTORY = "log";
  private static final String LOG_FILE = "postgresql.log";
  private static final Duration LOGGED_WITHIN = Duration.ofSeconds(20);

  /** Two nodes whose pools are as large as a server makes them by default. */
  private static final String MOST_CONNECTIONS = "200";

  private final Path data;
  private final int port;
  private final boolean durable;
  private @Nullable EmbeddedPostgres running;

  private Postgres(Path data, int port, boolean durable) {
    this.data = data;
    this.port = port;
    this.durable = durable;
  }

  public static Postgres started() {
    return started(false);
  }

  /** Waits for the disk at each commit, as a database in production does. */
  static Postgres durable() {
    return started(true);
  }

  private static Postgres started(boolean durable) {
    try {
      Path data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "postgres");
      Postgres postgres = new Postgres(data, Ports.free(), durable);
      postgres.start();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A replica of this one, which a commit waits for from now on: what is accepted is known to both.
   */
  Postgres replica() {
    stop();
    Postgres replica = new Postgres(Replicas.copy(data, port), Ports.free(), durable);
    start();
    replica.start();
    execute("ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()");
    return replica;
  }

  public void start() {
    try {
      running =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setPort(port)
              .setServerConfig("listen_addresses", Ports.LOOPBACK)
              .setServerConfig("fsync", durable ? "on" : "off")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("logging_collector", "on")
              .setServerConfig("log_directory", LOG_DIRECTORY)
              .setServerConfig("log_filename", LOG_FILE)
              .setServerConfig("max_connections", MOST_CONNECTIONS)
              .setServerConfig("wal_retrieve_retry_interval", "100ms")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void stop() {
    EmbeddedPostgres server = running;
    running = null;
    if (server != null) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  int port() {
    return port;
  }

  public String url() {
    return url(port);
  }

  /** The same database by another port; drivers wait for ever unless they are told not to. */
  static String url(int port) {
    return "jdbc:postgresql://"
        + Ports.LOOPBACK
        + ":"
        + port
        + "/postgres?user=postgres&connectTimeout=1&loginTimeout=1&socketTimeout=2";
  }

  /** Runs statements as an operator does, on a connection of their own. */
  public void execute(String... statements) {
    String patient = "jdbc:postgresql://" + Ports.LOOPBACK + ":" + port + "/postgres?user=postgres";
    try (Connection connection = DriverManager.getConnection(patient);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is done while the log is read. */
  @FunctionalInterface
  public interface Work {
    void run() throws Exception;
  }

  /** The lines that the server logs meanwhile. */
  public List<String> logOf(Work work) throws Exception {
    int before = logUntilNow().size();
    work.run();
    List<String> after = logUntilNow();
    return after.subList(before, after.size() - 1);
  }

  /** Ends with a line of its own: the server writes its log a little later. */
  private List<String> logUntilNow() {
    String mark = "mark " + UUID.randomUUID();
    execute(
        "SET log_error_verbosity = 'terse'",
        "SET log_min_error_statement = 'panic'",
        "DO $$ BEGIN RAISE LOG '" + mark + "'; END $$");
    Await.until(
        "a line in the log",
        LOGGED_WITHIN,
        () -> logged().stream().anyMatch(line -> line.endsWith(mark)));
    return logged();
  }

  private List<String> logged() {
    try {
      return Files.readAllLines(data.resolve(LOG_DIRECTORY).resolve(LOG_FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
