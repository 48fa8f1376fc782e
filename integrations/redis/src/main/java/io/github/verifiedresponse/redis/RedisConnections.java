package io.github.verifiedresponse.redis;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;
import redis.clients.jedis.providers.ClusterConnectionProvider;
import redis.clients.jedis.providers.ConnectionProvider;
import redis.clients.jedis.providers.PooledConnectionProvider;

/**
 * Pools of connections to the servers of an address, without a thread of their own: one would keep
 * an application's class loader alive after its end.
 */
record RedisConnections(RedisAddress address, Duration timeout) {
  /** As many as {@link io.github.verifiedresponse.store.TimeLimitedStore} asks at once. */
  static final int MOST = 16;

  private static final int PORT = 6379;
  private static final int SENTINEL_PORT = 26_379;

  /** {@return a pool of connections to the only server} */
  Supplier<ConnectionProvider> single() {
    List<HostAndPort> nodes = address.nodes(PORT);
    if (nodes.size() > 1) {
      throw new IllegalArgumentException(
          "shared-store.uri has several hosts: set shared-store.topology to cluster or"
              + " sentinel:MASTER-NAME, or keep one host");
    }
    ConnectionProvider one = new PooledConnectionProvider(nodes.get(0), data(), pool());
    return () -> one;
  }

  /** {@return connections to each node of the cluster} It is asked for its nodes when needed. */
  Supplier<ConnectionProvider> cluster() {
    if (address.database() != 0) {
      throw new IllegalArgumentException(
          "shared-store.uri contains a database number, which a cluster does not support: remove"
              + " it");
    }
    HashSet<HostAndPort> nodes = new HashSet<>(address.nodes(PORT));
    return new Lazy(() -> new ClusterConnectionProvider(nodes, data(), pool()));
  }

  /** {@return connections to the server that sentinels say is the primary} */
  Supplier<ConnectionProvider> sentinel(String master) {
    SentinelSockets sockets =
        new SentinelSockets(master, address.nodes(SENTINEL_PORT), sentinels(), data());
    ConnectionProvider primary =
        new PooledConnectionProvider(new ConnectionFactory(sockets, data()), pool());
    return () -> primary;
  }

  /** What cannot be made while no server answers is made later. */
  private static final class Lazy implements Supplier<ConnectionProvider> {
    private final Supplier<ConnectionProvider> maker;
    private volatile List<ConnectionProvider> made = List.of();

    private Lazy(Supplier<ConnectionProvider> maker) {
      this.maker = maker;
    }

    @Override
    public ConnectionProvider get() {
      return made.isEmpty() ? make() : made.get(0);
    }

    private synchronized ConnectionProvider make() {
      if (made.isEmpty()) {
        made = List.of(maker.get());
      }
      return made.get(0);
    }
  }

  private JedisClientConfig data() {
    DefaultJedisClientConfig.Builder config = common().database(address.database());
    address.password().ifPresent(config::password);
    return (address.user().isEmpty() ? config : config.user(address.user())).build();
  }

  private DefaultJedisClientConfig.Builder common() {
    int millis = (int) Math.max(1, Math.min(timeout.toMillis(), Integer.MAX_VALUE));
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder()
            .protocol(RedisProtocol.RESP2)
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
            .connectionTimeoutMillis(millis)
            .socketTimeoutMillis(millis);
    // with the host's name compared, too
    return address.tls()
        ? config.sslOptions(SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL).build())
        : config;
  }

  /** Their own password is seldom the servers'. */
  private JedisClientConfig sentinels() {
    return common().build();
  }

  private ConnectionPoolConfig pool() {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(MOST);
    pool.setMaxIdle(MOST);
    pool.setMaxWait(timeout);
    pool.setJmxEnabled(false);
    pool.setTimeBetweenEvictionRuns(Duration.ofMillis(-1));
    return pool;
  }
}
