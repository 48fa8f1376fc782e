package io.github.verifiedresponse.tests.stores;

import static io.github.verifiedresponse.tests.stores.ServerNodesContract.PHONE;

import io.github.verifiedresponse.store.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where the Hazelcast members of two servers listen, and how one knows that they have met. */
final class Grid {
  private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);

  private final List<Integer> ports = List.of(Ports.free(), Ports.free());

  /**
   * Writes the configuration of one of them, with the caches of the other tests.
   *
   * @param number 0 or 1
   */
  Path write(Path directory, int number) throws IOException {
    String xml = Files.readString(Path.of("src/test/resources/hazelcast.xml"));
    return Files.writeString(
        directory.resolve("hazelcast.xml"),
        xml.replace("${port}", ports.get(number).toString())
            .replace("${neighbour}", ports.get(1 - number).toString()));
  }

  static void awaitResult(ServerNode node) {
    Await.until(
        "an accepted result",
        STARTS_WITHIN,
        () -> PHONE.send(Phone.result(), node.uri("/results")).accepted());
  }

  /** Until what one has accepted is known to the other. */
  static void awaitBoth(List<ServerNode> nodes) {
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
}
