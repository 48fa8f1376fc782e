package io.github.verifiedresponse.redis;

import io.github.verifiedresponse.store.Store;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Stores as settings open them. */
public final class RedisStores {
  /** For tests that are not about time. */
  static final Duration PATIENCE = Duration.ofSeconds(4);

  private RedisStores() {}

  /** {@return the store of one server} */
  static Store open(RedisServer server) {
    return open(server.uri(), PATIENCE);
  }

  /** {@return the store, with more settings, each a name and a value} */
  static Store open(String uri, Duration timeout, String... more) {
    Map<String, String> values = new HashMap<>(Map.of("uri", uri));
    for (int i = 0; i < more.length; i += 2) {
      values.put(more[i], more[i + 1]);
    }
    return new RedisStoreProvider().open(values, timeout);
  }
}
