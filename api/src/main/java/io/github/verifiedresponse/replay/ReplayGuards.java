package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.ReplayGuard;
import java.time.Clock;

/** The kinds of replay guard. */
public final class ReplayGuards {
  /** One million results: about 100 MiB of heap when full. */
  public static final int DEFAULT_CAPACITY = 1_000_000;

  private ReplayGuards() {}

  /** A guard in this process with room for {@link #DEFAULT_CAPACITY} results. */
  public static ReplayGuard inMemory() {
    return inMemory(DEFAULT_CAPACITY, Clock.systemUTC());
  }

  /**
   * A guard in this process. It covers this node only and forgets when the process ends. A live
   * entry is never evicted: when the guard is full it refuses, because dropping an entry would let
   * its result in again.
   *
   * @param capacity how many live results it holds
   * @param clock tells what has expired
   */
  public static ReplayGuard inMemory(int capacity, Clock clock) {
    return new InMemoryReplayGuard(capacity, clock);
  }
}
