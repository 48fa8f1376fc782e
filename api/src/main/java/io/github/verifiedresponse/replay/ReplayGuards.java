package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.store.JCacheStore;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.time.Clock;
import java.time.Instant;

/** The kinds of replay guard. */
public final class ReplayGuards {
  /** One million results: about 40 MiB of heap when full of used ones. */
  public static final int DEFAULT_CAPACITY = 1_000_000;

  private ReplayGuards() {}

  /** A guard in this process with a capacity of {@link #DEFAULT_CAPACITY} results. */
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
    return new InMemoryReplayGuard(capacity, clock, Instant.MIN);
  }

  /**
   * A guard in this process that refuses what was issued before it was made: after a restart it is
   * unknown whether that was used. Genuine results that are under way while the server restarts
   * have to be made again.
   *
   * @param capacity how many live results it holds
   * @param clock tells what has expired, and when the guard was made
   */
  public static ReplayGuard inMemoryFromNow(int capacity, Clock clock) {
    return new InMemoryReplayGuard(capacity, clock, clock.instant());
  }

  /**
   * A guard in a store that the nodes of a cluster share and that survives a restart.
   *
   * @param store a {@link JdbcStore}, a {@link JCacheStore} or one of yours; with the default
   *     time-out unless it is a {@link TimeLimitedStore}
   * @throws IllegalArgumentException as from {@link JdbcStore#requireTable}
   */
  public static ReplayGuard shared(Store store) {
    return shared(store, Clock.systemUTC());
  }

  /**
   * As {@link #shared(Store)}.
   *
   * @param clock tells what has ended, and what is abandoned
   */
  public static ReplayGuard shared(Store store, Clock clock) {
    requireTable(store);
    return new SharedReplayGuard(TimeLimitedStore.of(store), clock);
  }

  private static void requireTable(Store store) {
    if (store instanceof JdbcStore table) {
      table.requireTable();
    }
  }

  /**
   * A guard that only looks before the handler is called: the handler writes the claim with its own
   * transaction, by {@link io.github.verifiedresponse.VerifiedPayload#claimIn}, so that its work is
   * done exactly once.
   *
   * @param store a table of the database in which the handler works
   * @throws IllegalArgumentException as from {@link JdbcStore#requireTable}
   */
  public static ReplayGuard inTransaction(JdbcStore store) {
    requireTable(store);
    return inTransaction(store, TimeLimitedStore.of(store), Clock.systemUTC());
  }

  /**
   * As {@link #inTransaction(JdbcStore)}.
   *
   * @param looks the same table with a time-out for looks; the handler's own statements have none
   * @param clock tells what has ended, and what is abandoned
   */
  public static ReplayGuard inTransaction(JdbcStore store, TimeLimitedStore looks, Clock clock) {
    return new TransactionReplayGuard(store, looks, clock);
  }
}
