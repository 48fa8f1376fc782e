package io.github.verifiedresponse.replay;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/** Stores with a clock that a test moves: what it takes is visible in this package only. */
public final class MovableStores {
  /** Nothing here waits for it; a busy machine must not look like a store that is down. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private MovableStores() {}

  /** One node's view of the table, which is created if there is none. */
  public static JdbcStore node(DataSource database, Clock clock) {
    return JdbcStore.of(database).withTimeout(PATIENCE).withClock(clock).createTable();
  }
}
