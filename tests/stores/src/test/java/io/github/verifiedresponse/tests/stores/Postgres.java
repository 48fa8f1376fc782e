package io.github.verifiedresponse.tests.stores;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL on the loopback interface that keeps its port and its data from one start to the
 * next.
 */
public final class Postgres implements AutoCloseable {
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

  @Override
  public void close() {
    stop();
  }
}
