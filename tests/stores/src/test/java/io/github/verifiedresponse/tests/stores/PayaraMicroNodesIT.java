package io.github.verifiedresponse.tests.stores;

import io.github.verifiedresponse.store.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Two Payara Micro nodes with a cache of their own data grid. */
@Tag("nodes")
class PayaraMicroNodesIT implements ServerNodesContract {
  private static final String SETTINGS =
      """
      verified-response.caf.replay-guard=jcache:results
      verified-response.caf.cache-manager=payara/CacheManager
      verified-response.xa.replay-scope=xa
      """;

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
  private static final List<Integer> GRID = List.of(Ports.free(), Ports.free());
  private static List<ServerNode> nodes = List.of();

  @BeforeAll
  static void start() throws IOException {
    Path war = NodesWar.write(TARGET.resolve("payara-micro.war"), SETTINGS);
    ServerNode first = start(0, war);
    awaitResult(first);
    nodes = List.of(first, start(1, war));
    awaitBoth();
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
            grid(base, number).toString(),
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

  /** The members that the other tests have, and their caches. */
  private static Path grid(Path base, int number) throws IOException {
    String xml = Files.readString(Path.of("src/test/resources/hazelcast.xml"));
    return Files.writeString(
        base.resolve("hazelcast.xml"),
        xml.replace("${port}", GRID.get(number).toString())
            .replace("${neighbour}", GRID.get(1 - number).toString()));
  }

  private static Path log(int number) {
    return TARGET.resolve("payara-micro-node" + number + ".log");
  }

  private static void awaitResult(ServerNode node) {
    Await.until(
        "an accepted result",
        STARTS_WITHIN,
        () -> PHONE.send(Phone.result(), node.uri("/results")).accepted());
  }

  /** Until what one has accepted is known to the other. */
  private static void awaitBoth() {
    awaitResult(nodes.get(1));
    Await.until(
        "one grid",
        STARTS_WITHIN,
        () -> {
          String result = Phone.result();
          return PHONE.send(result, nodes.get(0).uri("/results")).accepted()
              && PHONE.send(result, nodes.get(1).uri("/results")).replayed();
        });
  }

  @Override
  public List<ServerNode> nodes() {
    return nodes;
  }

  @Override
  public void awaitStarted(ServerNode node) {
    awaitBoth();
  }

  @Override
  public String store() {
    return "two Payara Micro nodes on their grid";
  }
}
