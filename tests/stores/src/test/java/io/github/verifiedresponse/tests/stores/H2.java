package io.github.verifiedresponse.tests.stores;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.h2.tools.Server;

/** Serves a database in the memory of this process to nodes that are processes of their own. */
final class H2 implements AutoCloseable {
  /** Within this process: the server opens only what is there. */
  static final String URL = "jdbc:h2:mem:nodes;DB_CLOSE_DELAY=-1";

  private final Server server;

  private H2(Server server) {
    this.server = server;
  }

  /** Creates the database, and starts the server where {@code h2.bindAddress} says. */
  static H2 started() {
    try {
      DriverManager.getConnection(URL).close();
      return new H2(Server.createTcpServer("-tcpPort", "0").start());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@return the database as other processes reach it} */
  String url() {
    return "jdbc:h2:tcp://" + Ports.LOOPBACK + ":" + server.getPort() + "/mem:nodes";
  }

  @Override
  public void close() {
    server.stop();
  }
}
