package io.github.verifiedresponse.tests.stores;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;

/** Two processes that share one store; one of them can be killed and started again. */
final class TwoNodes implements AutoCloseable {
  static final int COUNT = 2;

  private final IntFunction<String[]> arguments;
  private final List<NodeProcess> processes = new ArrayList<>();
  private final List<URI> uris = new CopyOnWriteArrayList<>();

  /**
   * Starts both and waits for both.
   *
   * @param arguments what each {@link Node} is started with
   */
  TwoNodes(IntFunction<String[]> arguments) {
    this.arguments = arguments;
    for (int node = 0; node < COUNT; node++) {
      processes.add(NodeProcess.start(arguments.apply(node)).awaitStarted());
    }
    processes.forEach(process -> uris.add(process.uri()));
  }

  URI uri(int node) {
    return uris.get(node);
  }

  void kill(int node) {
    processes.get(node).kill();
  }

  void startAgain(int node) {
    processes.get(node).close();
    processes.set(node, NodeProcess.start(arguments.apply(node)));
    uris.set(node, processes.get(node).uri());
  }

  @Override
  public void close() {
    processes.forEach(NodeProcess::close);
  }
}
