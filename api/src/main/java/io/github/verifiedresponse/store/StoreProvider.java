package io.github.verifiedresponse.store;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * A store that a jar of its own adds to the settings {@code replay-guard} and {@code references}.
 * The jar lists its class in {@code
 * META-INF/services/io.github.verifiedresponse.store.StoreProvider}; with {@code kind()} as {@code
 * redis}:
 *
 * <pre>{@code
 * verified-response.caf.replay-guard=redis
 * verified-response.caf.shared-store.uri=rediss://redis.internal:6379
 * }</pre>
 *
 * <p>Verifiers with the same values share one store.
 */
public interface StoreProvider {

  /** {@return the name by which settings ask for the store, in kebab-case and without a colon} */
  String kind();

  /**
   * {@return the names behind {@code shared-store.} that it reads, in kebab-case; others are
   * refused}
   */
  Set<String> settings();

  /**
   * Opens the store at the start of the application.
   *
   * @param values what is set, by the name without {@code shared-store.}; any of them may hold a
   *     password
   * @param timeout how long a question may take ({@code store-timeout}); the store is given to a
   *     {@link TimeLimitedStore} afterwards
   * @throws IllegalArgumentException when it cannot be used: the message names the setting, says
   *     what is wrong and how to fix it, and shows no value
   */
  Store open(Map<String, String> values, Duration timeout);
}
