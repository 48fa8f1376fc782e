package io.github.verifiedresponse.tests.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.Driver;

/** Nodes of one WildFly installation, each with a base directory of its own. */
final class WildFly {
  private static final Path HOME = Path.of(System.getProperty("wildfly.home", "wildfly"));
  private static final Path STANDALONE = HOME.resolve("standalone");

  /** As it was unpacked. */
  private static final Path FRESH = HOME.resolve("fresh");

  private static final Path MODULE = HOME.resolve("modules/org/postgresql");
  private static final int DEFAULT_PORT = 8080;

  private WildFly() {}

  /**
   * Adds by its command line what docs/servers.md shows, the driver and the data source {@code
   * Results}, and the data sources {@code Plain} and {@code Xa} with nothing but an address and an
   * account.
   */
  static void configureWithDatabase(Path war, int databasePort) {
    List<String> resources = new ArrayList<>(documented(databasePort));
    resources.addAll(
        List.of(
            "data-source add --name=Plain --jndi-name=java:jboss/datasources/Plain"
                + " --driver-name=postgresql --user-name=postgres --password=postgres"
                + " --connection-url=jdbc:postgresql://%s:%d/postgres"
                    .formatted(Ports.LOOPBACK, databasePort),
            "xa-data-source add --name=Xa --jndi-name=java:jboss/datasources/Xa"
                + " --driver-name=postgresql --user-name=postgres --password=postgres"
                + " --xa-datasource-properties={\"ServerName\"=>\"%s\",\"PortNumber\"=>\"%d\",\"DatabaseName\"=>\"postgres\"}"
                    .formatted(Ports.LOOPBACK, databasePort)));
    configure(war, resources);
  }

  /** With an address, an account and a jar that there are. */
  private static List<String> documented(int databasePort) {
    return Page.of("servers.md").commands("wildfly").stream()
        .map(line -> line.replace("=postgresql.jar", "=" + jarOf(Driver.class)))
        .map(
            line ->
                line.replace(
                    "//db/shop", "//%s:%d/postgres".formatted(Ports.LOOPBACK, databasePort)))
        .map(line -> line.replace("=shop --password=…", "=postgres --password=postgres"))
        .toList();
  }

  /** Deploys an application that brings all that it needs. */
  static void configure(Path war) {
    configure(war, List.of());
  }

  private static void configure(Path war, List<String> resources) {
    List<String> lines = new ArrayList<>(List.of("embed-server --server-config=standalone.xml"));
    lines.addAll(resources);
    lines.add("deploy " + war.toAbsolutePath() + " --name=nodes.war --runtime-name=ROOT.war");
    lines.add("stop-embedded-server");
    freshen();
    try {
      Path script = Files.write(HOME.resolve("nodes.cli"), lines);
      Path log = HOME.resolve("nodes.cli.log");
      ProcessBuilder cli =
          new ProcessBuilder(HOME.resolve("bin/jboss-cli.sh").toString(), "--file=" + script)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      cli.environment().put("JAVA_HOME", System.getProperty("java.home"));
      if (cli.start().waitFor() != 0) {
        throw new IllegalStateException(Files.readString(log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An earlier run has left its own. */
  private static void freshen() {
    if (Files.notExists(FRESH)) {
      copy(STANDALONE, FRESH);
    }
    delete(MODULE);
    delete(STANDALONE);
    copy(FRESH, STANDALONE);
  }

  private static Path jarOf(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  /**
   * Starts a node with the configuration of the installation.
   *
   * @param properties its system properties, each as {@code -Dname=value}
   */
  static ServerNode start(int number, String... properties) {
    Path base = HOME.resolve("node" + number);
    delete(base);
    copy(STANDALONE, base);
    int port = Ports.free();
    List<String> command =
        new ArrayList<>(
            List.of(
                HOME.resolve("bin/standalone.sh").toString(),
                "-Djboss.server.base.dir=" + base,
                "-Djboss.node.name=node" + number,
                "-Djboss.socket.binding.port-offset=" + (port - DEFAULT_PORT),
                "-b=" + Ports.LOOPBACK,
                "-bmanagement=" + Ports.LOOPBACK));
    command.addAll(List.of(properties));
    return new ServerNode(command, HOME.resolveSibling("wildfly-node" + number + ".log"), port);
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path tree) {
    if (Files.notExists(tree)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
