package io.github.verifiedresponse.redis;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisMovedDataException;
import redis.clients.jedis.exceptions.JedisRedirectionException;
import redis.clients.jedis.providers.ClusterConnectionProvider;
import redis.clients.jedis.providers.ConnectionProvider;

/**
 * Commands on connections that were found to be of a server which keeps what it is given. A
 * connection that died in the pool is not a failure, and a cluster's redirection is followed.
 */
final class Commands {
  /**
   * More than a pool holds, so that after a restart of the server none of the dead ones is left.
   */
  private static final int ATTEMPTS = RedisConnections.MOST + 4;

  private static final int REDIRECTIONS = 5;
  private static final long CHECKED_FOR_NANOS = Duration.ofSeconds(30).toNanos();

  /** What has been idle for longer may have been dropped by a firewall without a word. */
  private static final long IDLE_FOR_NANOS = Duration.ofSeconds(60).toNanos();

  private final Supplier<ConnectionProvider> provider;

  /** When each was last used, and last checked. */
  private final Map<Connection, Seen> seen = Collections.synchronizedMap(new WeakHashMap<>());

  private record Seen(long used, long checked) {}

  Commands(Supplier<ConnectionProvider> provider) {
    this.provider = provider;
  }

  /**
   * How long a write waits for copies.
   *
   * @param replicas none for 0
   */
  record Wait(int replicas, Duration atMost) {}

  @FunctionalInterface
  private interface Work {
    @Nullable Object on(Connection connection) throws Exception;
  }

  /** {@return the answer} */
  @Nullable Object read(CommandArguments command) throws Exception {
    return run(command, connection -> connection.executeCommand(command));
  }

  /**
   * {@return the answer, after enough replicas have what it has written}
   *
   * @param changed tells by the answer whether anything was written
   */
  @Nullable Object write(CommandArguments command, Wait wait, Changed changed) throws Exception {
    if (wait.replicas() == 0) {
      return read(command);
    }
    return run(
        command,
        connection -> {
          Object answer = connection.executeCommand(command);
          if (changed.by(answer)) {
            await(wait, connection);
          }
          return answer;
        });
  }

  /** It is about what this connection has written. */
  private static void await(Wait wait, Connection connection) throws ReplicasException {
    long replicas =
        (Long)
            connection.executeCommand(
                new CommandArguments(Command.WAIT)
                    .add(wait.replicas())
                    .add(wait.atMost().toMillis()));
    if (replicas < wait.replicas()) {
      throw new ReplicasException(replicas, wait.replicas());
    }
  }

  /** Whether an answer says that something was written. */
  @FunctionalInterface
  interface Changed {
    boolean by(@Nullable Object answer);
  }

  private @Nullable Object run(CommandArguments command, Work work) throws Exception {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = connection(command)) {
        if (isStale(connection)) {
          connection.setBroken();
          continue;
        }
        check(connection);
        return ask(connection, work);
      } catch (JedisRedirectionException elsewhere) {
        return redirected(elsewhere, work);
      } catch (JedisConnectionException dead) {
        if (attempt == ATTEMPTS || isTooLate(dead)) {
          throw dead;
        }
      }
    }
  }

  /** What was a primary may have died: the next request is to find the new one. */
  private Connection connection(CommandArguments command) throws UnreachableException {
    ConnectionProvider connections = provider.get();
    try {
      return connections.getConnection(command);
    } catch (JedisException e) {
      if (connections instanceof ClusterConnectionProvider cluster) {
        cluster.renewSlotCache();
      }
      throw new UnreachableException(e);
    }
  }

  /** A name that leads to another primary now is looked up only for a new connection. */
  private static @Nullable Object ask(Connection connection, Work work) throws Exception {
    try {
      return work.on(connection);
    } catch (JedisDataException refused) {
      if (isReadOnly(refused)) {
        connection.setBroken();
      }
      throw refused;
    }
  }

  static boolean isReadOnly(JedisException e) {
    return String.valueOf(e.getMessage()).startsWith("READONLY");
  }

  /** It was heard, perhaps: nothing is gained by asking twice. */
  private static boolean isTooLate(Throwable dead) {
    return dead.getCause() instanceof SocketTimeoutException;
  }

  private @Nullable Object redirected(JedisRedirectionException first, Work work) throws Exception {
    JedisRedirectionException to = first;
    for (int followed = 0; followed < REDIRECTIONS; followed++) {
      if (!(provider.get() instanceof ClusterConnectionProvider cluster)) {
        throw to;
      }
      if (to instanceof JedisMovedDataException) {
        cluster.renewSlotCache();
      }
      try (Connection connection = cluster.getConnection(to.getTargetNode())) {
        check(connection);
        if (to instanceof JedisAskDataException) {
          connection.executeCommand(new CommandArguments(Command.ASKING));
        }
        return work.on(connection);
      } catch (JedisRedirectionException again) {
        to = again;
      }
    }
    throw to;
  }

  private boolean isStale(Connection connection) {
    Seen last = seen.get(connection);
    return last != null && System.nanoTime() - last.used() > IDLE_FOR_NANOS;
  }

  /** A server can be replaced, and told to evict, while it runs. */
  private void check(Connection connection) throws EvictionException {
    Seen last = seen.get(connection);
    long now = System.nanoTime();
    if (last == null || now - last.checked() > CHECKED_FOR_NANOS) {
      Info.requireNoEviction(connection);
      seen.put(connection, new Seen(now, now));
    } else {
      seen.put(connection, new Seen(now, last.checked()));
    }
  }

  /** Something that is to be done with a connection to each primary. */
  @FunctionalInterface
  interface Visit {
    void of(Connection connection) throws Exception;
  }

  void eachPrimary(Visit visit) throws Exception {
    if (provider.get() instanceof ClusterConnectionProvider cluster) {
      for (var pool : cluster.getPrimaryNodesConnectionMap().values()) {
        try (Connection connection = pool.getResource()) {
          visit.of(connection);
        }
      }
    } else {
      try (Connection connection = provider.get().getConnection()) {
        visit.of(connection);
      }
    }
  }
}
