package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.key.Secret;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Caches what is derived from a secret. The latest is found without a lock: mostly there is no
 * other.
 */
final class PerSecretCache<T> {
  private final Function<byte[], T> derivation;
  private final Map<Secret, T> all = Collections.synchronizedMap(new WeakHashMap<>());
  private volatile @Nullable Derived<T> last;

  /** What was derived, and from which secret; written once, so that threads may share it. */
  private record Derived<T>(Secret secret, T value) {}

  PerSecretCache(Function<byte[], T> derivation) {
    this.derivation = derivation;
  }

  T of(Secret secret) {
    Derived<T> known = last;
    if (known == null || known.secret() != secret) {
      known = new Derived<>(secret, all.computeIfAbsent(secret, each -> each.derive(derivation)));
      last = known;
    }
    return known.value();
  }
}
