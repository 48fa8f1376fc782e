package io.github.verifiedresponse.tests.stores;

import io.github.verifiedresponse.replay.JCacheStore;
import io.github.verifiedresponse.replay.JdbcStore;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.replay.SharedStore;
import java.io.IOException;
import java.time.Duration;

/**
 * One node of a cluster as a process of its own. It says its port on one line, and ends when the
 * process that started it does.
 */
final class Node {
  static final String READY = "listening on ";
  static final String POSTGRESQL = "postgresql";
  static final String HAZELCAST = "hazelcast";

  /**
   * These rounds are about who is first, not about how fast. Less than the five seconds after which
   * Hazelcast says yes although an entry is on one member only.
   */
  private static final Duration TIMEOUT = Duration.ofSeconds(4);

  private Node() {}

  public static void main(String[] arguments) throws IOException {
    // a store's threads would keep a process alive that cannot do its work
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> {
          failure.printStackTrace();
          Runtime.getRuntime().halt(1);
        });
    Door door = new Door(ReplayGuards.shared(store(arguments)));
    System.out.println(READY + door.uri().getPort());
    while (System.in.read() >= 0) {
      // nothing is said; the end of the input is the end of the parent
    }
    Runtime.getRuntime().halt(0);
  }

  private static SharedStore store(String[] arguments) {
    if (arguments[0].equals(POSTGRESQL)) {
      return JdbcStore.of(Pools.of(arguments[1])).requireTable().withTimeout(TIMEOUT);
    }
    Member member = Member.start(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    member.awaitTwo();
    return JCacheStore.of(member.cache()).withTimeout(TIMEOUT);
  }
}
