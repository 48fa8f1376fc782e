package io.github.verifiedresponse.jaxrs;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A latch that no test waits for in vain for ever. */
final class Latch {
  private final CountDownLatch latch = new CountDownLatch(1);

  void open() {
    latch.countDown();
  }

  void await() {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("what a test waits for did not happen");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
