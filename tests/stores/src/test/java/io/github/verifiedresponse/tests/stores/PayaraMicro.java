package io.github.verifiedresponse.tests.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.Driver;

/** Nodes of Payara Micro, each with a directory of its own. */
final class PayaraMicro {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final String LOOPBACK =
      "set configs.config.server-config.network-config.network-listeners.network-listener"
          + ".http-listener.address="
          + Ports.LOOPBACK;

  private PayaraMicro() {}

  /** {@return the directory of a node} */
  static Path directory(int number) {
    try {
      return Files.createDirectories(TARGET.resolve("payara-micro-node" + number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a node with an application.
   *
   * @param options of its command line, beside those of every node
   */
  static ServerNode start(int number, Path war, List<String> options) {
    Path directory = directory(number);
    int port = Ports.free();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("payara-micro.jar"),
                "--unpackdir",
                directory.toString(),
                "--disablephonehome",
                "--prebootcommandfile",
                write(directory.resolve("loopback.txt"), List.of(LOOPBACK)).toString(),
                "--port",
                Integer.toString(port),
                "--contextroot",
                "/",
                "--deploy",
                war.toString()));
    command.addAll(options);
    return new ServerNode(command, TARGET.resolve("payara-micro-node" + number + ".log"), port);
  }

  /**
   * Starts a node without a grid, with the data source {@code jdbc/results} as docs/servers.md
   * shows it, and {@code jdbc/Plain} and {@code jdbc/Xa}, whose pools get no more than the driver,
   * an address and an account.
   */
  static ServerNode startWithDatabase(int number, Path war, int databasePort) {
    WildFly.delete(directory(number)); // it remembers the pools of an earlier run
    List<String> commands = new ArrayList<>(documented(databasePort));
    pool(
        commands,
        "Plain",
        "javax.sql.DataSource",
        "org.postgresql.ds.PGSimpleDataSource",
        databasePort);
    pool(
        commands, "Xa", "javax.sql.XADataSource", "org.postgresql.xa.PGXADataSource", databasePort);
    Path script = write(directory(number).resolve("pools.txt"), commands);
    return start(
        number,
        war,
        List.of(
            "--nocluster",
            "--addlibs",
            jarOf(Driver.class).toString(),
            "--postbootcommandfile",
            script.toString()));
  }

  /** With an address and an account that there are; its files of commands do not name the tool. */
  private static List<String> documented(int databasePort) {
    return Page.of("servers.md").commands("payara").stream()
        .map(line -> line.replaceFirst("^asadmin ", ""))
        .map(line -> line.replace("user=shop:password=…", "user=postgres:password=postgres"))
        .map(
            line ->
                line.replace(
                    "serverName=db:databaseName=shop",
                    "serverName=%s:portNumber=%d:databaseName=postgres"
                        .formatted(Ports.LOOPBACK, databasePort)))
        .toList();
  }

  private static void pool(
      List<String> commands, String name, String kind, String dataSource, int databasePort) {
    commands.add(
        "create-jdbc-connection-pool --restype=%s --datasourceclassname=%s"
                .formatted(kind, dataSource)
            + " --property=serverName=%s:portNumber=%d:databaseName=postgres:user=postgres:password=postgres %s"
                .formatted(Ports.LOOPBACK, databasePort, name));
    commands.add("create-jdbc-resource --connectionpoolid=%1$s jdbc/%1$s".formatted(name));
  }

  private static Path jarOf(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private static Path write(Path file, List<String> lines) {
    try {
      return Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
