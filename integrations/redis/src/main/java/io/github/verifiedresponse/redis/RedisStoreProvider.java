package io.github.verifiedresponse.redis;

import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.store.StoreProvider;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import redis.clients.jedis.providers.ConnectionProvider;

/**
 * {@code replay-guard=redis} and {@code references=redis}. What it reads, each behind {@code
 * shared-store.}:
 *
 * <ul>
 *   <li>{@code uri}: {@code redis://HOST:PORT} or {@code rediss://USER:PASSWORD@HOST:PORT}
 *       (required)
 *   <li>{@code topology}: {@code single} (the default), {@code cluster} or {@code
 *       sentinel:MASTER-NAME}
 *   <li>{@code wait-replicas}: how many replicas must have a write, from 0 (the default) to 9
 *   <li>{@code key-prefix}: a text before each key; none by default
 * </ul>
 */
public final class RedisStoreProvider implements StoreProvider {
  private static final String URI = "uri";
  private static final String TOPOLOGY = "topology";
  private static final String WAIT_REPLICAS = "wait-replicas";
  private static final String KEY_PREFIX = "key-prefix";

  private static final Pattern SENTINEL = Pattern.compile("sentinel:([A-Za-z0-9._-]{1,64})");

  /** For the service loader. */
  public RedisStoreProvider() {}

  @Override
  public String kind() {
    return "redis";
  }

  @Override
  public Set<String> settings() {
    return Set.of(URI, TOPOLOGY, WAIT_REPLICAS, KEY_PREFIX);
  }

  @Override
  public Store open(Map<String, String> values, Duration timeout) {
    String uri = values.getOrDefault(URI, "");
    if (uri.isEmpty()) {
      throw new IllegalArgumentException(
          "shared-store.uri is not set: set it to redis://HOST:PORT, or rediss://… with TLS");
    }
    RedisAddress address = naming(URI, () -> RedisAddress.of(uri));
    Supplier<ConnectionProvider> connections =
        connections(
            new RedisConnections(address, timeout), values.getOrDefault(TOPOLOGY, "single"));
    int replicas = replicas(values.getOrDefault(WAIT_REPLICAS, "0"));
    return naming(
            KEY_PREFIX,
            () -> RedisStore.of(connections).withKeyPrefix(values.getOrDefault(KEY_PREFIX, "")))
        .withReplicas(replicas, timeout.dividedBy(2))
        .requireUsable();
  }

  private static Supplier<ConnectionProvider> connections(RedisConnections to, String topology) {
    if (topology.equals("single")) {
      return to.single();
    }
    if (topology.equals("cluster")) {
      return to.cluster();
    }
    var sentinel = SENTINEL.matcher(topology);
    if (sentinel.matches()) {
      return to.sentinel(sentinel.group(1));
    }
    throw new IllegalArgumentException(
        "shared-store.topology: use single, cluster or sentinel:MASTER-NAME");
  }

  private static int replicas(String text) {
    if (!text.matches("[0-9]")) {
      throw new IllegalArgumentException(
          "shared-store.wait-replicas: write a whole number from 0 to 9");
    }
    return Integer.parseInt(text);
  }

  private static <T> T naming(String setting, Supplier<T> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("shared-store." + setting + ": " + e.getMessage(), e);
    }
  }
}
