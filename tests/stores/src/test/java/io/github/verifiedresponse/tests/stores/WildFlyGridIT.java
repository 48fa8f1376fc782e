package io.github.verifiedresponse.tests.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Two WildFly nodes whose application brings Hazelcast as its JCache provider. */
class WildFlyGridIT implements ServerNodesContract {
  private static final String SETTINGS =
      """
      verified-response.caf.replay-guard=jcache:results
      verified-response.xa.replay-scope=xa
      """;

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Grid GRID = new Grid();
  private static List<ServerNode> nodes = List.of();

  @BeforeAll
  static void start() throws IOException {
    WildFly.configure(NodesWar.writeWithGrid(TARGET.resolve("wildfly-grid.war"), SETTINGS));
    ServerNode first = start(0);
    Grid.awaitResult(first);
    nodes = List.of(first, start(1));
    Grid.awaitBoth(nodes);
  }

  @AfterAll
  static void stop() {
    nodes.forEach(ServerNode::close);
  }

  private static ServerNode start(int number) throws IOException {
    Path base = Files.createDirectories(TARGET.resolve("wildfly-grid" + number));
    return WildFly.start(
        number + 1,
        "-Dhazelcast.jcache.provider.type=member",
        "-Dhazelcast.config=" + GRID.write(base, number));
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
    return "two WildFly nodes on Hazelcast";
  }
}
