package io.github.verifiedresponse.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what another thread is about to do. */
final class Await {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private Await() {}

  static void until(String what, Callable<Boolean> done) throws Exception {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!done.call()) {
      assertThat(System.nanoTime()).as("not in time: " + what).isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
