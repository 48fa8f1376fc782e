package io.github.verifiedresponse.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what another thread is about to do. */
public final class Await {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private Await() {}

  public static void until(Callable<Boolean> done) throws Exception {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!done.call()) {
      assertThat(System.nanoTime()).as("it has not come to that in time").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
