package io.github.verifiedresponse.tests.stores;

import org.junit.jupiter.api.AfterAll;

class HazelcastTwoNodesIT implements TwoNodesContract {
  private static final String[] PORTS = {
    Integer.toString(Ports.free()), Integer.toString(Ports.free())
  };
  private static final TwoNodes NODES =
      new TwoNodes(
          node -> new String[] {Node.HAZELCAST, PORTS[node], PORTS[TwoNodes.COUNT - 1 - node]});

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
