package io.github.verifiedresponse.tests.stores;

import java.util.List;
import org.junit.jupiter.api.AfterAll;

class HazelcastTwoNodesIT implements TwoNodesContract {
  private static final String NO_DATABASE = "jdbc:h2:mem:none";
  private static final List<Integer> PORTS = List.of(Ports.free(), Ports.free());
  private static final TwoNodes NODES =
      new TwoNodes(node -> Node.overHazelcast(Node.Role.CLIENT, node, NO_DATABASE, PORTS));

  @AfterAll
  static void close() {
    NODES.close();
  }

  @Override
  public TwoNodes nodes() {
    return NODES;
  }

  @Override
  public String store() {
    return "hazelcast";
  }
}
