package io.github.verifiedresponse.tests.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Two Payara Micro nodes with a cache of their own data grid. */
class PayaraMicroNodesIT implements ServerNodesContract {
  private static final String SETTINGS =
      """
      verified-response.caf.replay-guard=jcache:results
      verified-response.caf.cache-manager=payara/CacheManager
      verified-response.xa.replay-scope=xa
      """;

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Grid GRID = new Grid();
  private static List<ServerNode> nodes = List.of();

  @BeforeAll
  static void start() throws IOException {
    Path war = NodesWar.write(TARGET.resolve("payara-micro.war"), SETTINGS);
    ServerNode first = start(0, war);
    Grid.awaitResult(first);
    nodes = List.of(first, start(1, war));
    Grid.awaitBoth(nodes);
  }

  @AfterAll
  static void stop() {
    nodes.forEach(ServerNode::close);
  }

  private static ServerNode start(int number, Path war) throws IOException {
    Path base = Files.createDirectories(TARGET.resolve("payara-micro-node" + number));
    int port = Ports.free();
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            System.getProperty("payara-micro.jar"),
            "--unpackdir",
            base.toString(),
            "--disablephonehome",
            "--prebootcommandfile",
            loopback(base).toString(),
            "--hzconfigfile",
            GRID.write(base, number).toString(),
            "--port",
            Integer.toString(port),
            "--contextroot",
            "/",
            "--deploy",
            war.toString());
    return new ServerNode(command, log(number), port);
  }

  private static Path loopback(Path base) throws IOException {
    return Files.writeString(
        base.resolve("loopback.txt"),
        "set configs.config.server-config.network-config.network-listeners.network-listener"
            + ".http-listener.address="
            + Ports.LOOPBACK);
  }

  private static Path log(int number) {
    return TARGET.resolve("payara-micro-node" + number + ".log");
  }

  @Override
  public List<ServerNode> nodes() {
    return nodes;
  }

  @Override
  public void awaitStarted(ServerNode node) {
    Grid.awaitBoth(nodes);
  }

  @Override
  public String store() {
    return "two Payara Micro nodes on their grid";
  }
}
