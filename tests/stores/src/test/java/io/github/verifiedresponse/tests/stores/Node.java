package io.github.verifiedresponse.tests.stores;

import com.zaxxer.hikari.HikariDataSource;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Sender;
import io.github.verifiedresponse.store.JCacheStore;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * One node of a cluster as a process of its own. It says that it has started on one line and its
 * port on another, and ends when the process that started it does.
 */
final class Node {
  /** A neighbour may be started now. */
  static final String STARTED = "started";

  static final String READY = "listening on ";

  /** What a node that was killed had in use is abandoned after this. */
  static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(2);

  /**
   * These rounds are about who is first, not about how fast. Less than the five seconds after which
   * Hazelcast says yes although an entry is on one member only.
   */
  private static final Duration TIMEOUT = Duration.ofSeconds(4);

  private Node() {}

  /** Who sends, and what the handler does. */
  enum Role {
    /** A client sends; the handler has no effect. */
    CLIENT,
    /** A vendor sends; {@link CallBacks}. */
    VENDOR,
    /** A client sends; {@link OwnTransaction}. */
    TRANSACTION
  }

  /** {@return what starts a node that shares a database} */
  static String[] overDatabase(Role role, int node, String url) {
    return new String[] {role.name(), Integer.toString(node), url};
  }

  /** {@return what starts a node that is a member of a cluster, with a database beside it} */
  static String[] overHazelcast(Role role, int node, String url, List<Integer> ports) {
    return Stream.concat(
            Stream.of(overDatabase(role, node, url)),
            Stream.of(ports.get(node), ports.get(TwoNodes.COUNT - 1 - node)).map(Object::toString))
        .toArray(String[]::new);
  }

  public static void main(String[] arguments) throws IOException {
    // a store's threads would keep a process alive that cannot do its work
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> {
          failure.printStackTrace();
          Runtime.getRuntime().halt(1);
        });
    Door door = door(Role.valueOf(arguments[0]), Integer.parseInt(arguments[1]), arguments);
    System.out.println(READY + door.uri().getPort());
    while (System.in.read() >= 0) {
      // nothing is said; the end of the input is the end of the parent
    }
    Runtime.getRuntime().halt(0);
  }

  private static Door door(Role role, int node, String[] arguments) {
    HikariDataSource database = Pools.of(arguments[2]);
    ReplayGuard guard =
        arguments.length > 3
            ? inCluster(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]))
            : ReplayGuards.shared(TimeLimitedStore.of(table(database), TIMEOUT));
    System.out.println(STARTED); // a member has said so before
    return switch (role) {
      case CLIENT ->
          new Door(Door.verifier(guard).claimTimeout(CLAIM_TIMEOUT).build(), Door::answer);
      case VENDOR ->
          new Door(
              Door.verifier(guard).sender(Sender.VENDOR).claimTimeout(CLAIM_TIMEOUT).build(),
              new CallBacks(new Journal(database), node));
      case TRANSACTION ->
          new Door(
              Door.verifier(inTransaction(table(database))).build(),
              new OwnTransaction(new Journal(database), node));
    };
  }

  private static JdbcStore table(HikariDataSource database) {
    return JdbcStore.of(database).requireTable();
  }

  private static ReplayGuard inTransaction(JdbcStore table) {
    return ReplayGuards.inTransaction(
        table, TimeLimitedStore.of(table, TIMEOUT), Clock.systemUTC());
  }

  private static ReplayGuard inCluster(int port, int neighbour) {
    Member member = Member.start(port, neighbour);
    System.out.println(STARTED);
    member.awaitTwo();
    return ReplayGuards.shared(TimeLimitedStore.of(JCacheStore.of(member.cache()), TIMEOUT));
  }
}
