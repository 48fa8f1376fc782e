package io.github.verifiedresponse.replay;

import java.time.Clock;
import java.time.Duration;

/**
 * A store that the nodes of a cluster share and that survives a restart: for {@link
 * ReplayGuards#shared} and {@link References#shared}, or both at once.
 *
 * <p>Every question is answered within a time-out or counts as {@link
 * io.github.verifiedresponse.Reason#UNAVAILABLE}: a store that is down, slow, full or read-only
 * lets nothing through, and works again without a restart when it is back.
 */
public abstract sealed class SharedStore permits JdbcStore, JCacheStore {
  /** How long a question to the store may take. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMillis(300);

  /** Drivers count in milliseconds, and take none for no limit. */
  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);

  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(30);

  private final InTime inTime;

  SharedStore(Duration timeout) {
    if (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException("a store's time-out is from PT0.001S to PT30S");
    }
    this.inTime = new InTime(timeout);
  }

  final InTime inTime() {
    return inTime;
  }

  abstract Entries entries();

  abstract Clock clock();

  /** {@return how long the store keeps an entry at most} */
  abstract Duration keepsAtMost();
}
