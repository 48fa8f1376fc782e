package io.github.verifiedresponse.tests.stores;

import java.io.IOException;
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

  private static final Grid GRID = new Grid();
  private static List<ServerNode> nodes = List.of();

  @BeforeAll
  static void start() throws IOException {
    Path war = NodesWar.write(Path.of("target", "payara-micro.war"), SETTINGS);
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
    Path grid = GRID.write(PayaraMicro.directory(number), number);
    return PayaraMicro.start(number, war, List.of("--hzconfigfile", grid.toString()));
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
