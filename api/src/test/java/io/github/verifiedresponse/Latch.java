package io.github.verifiedresponse;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A latch that no test waits for in vain for ever. */
public final class Latch {
  private final CountDownLatch latch = new CountDownLatch(1);

  public void open() {
    latch.countDown();
  }

  public void await() {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("what a test waits for did not happen");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
