package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** How a store is asked; whatever goes wrong is {@link Reason#UNAVAILABLE}. */
interface Asking {

  /**
   * Returns what the work gives.
   *
   * @param tooLate takes what the work gives after nobody waits any more: a claim that nobody was
   *     told of must not stand
   */
  <T> T call(Callable<T> work, Consumer<T> tooLate) throws RejectedException;

  /** {@return what the work gives} */
  default <T> T call(Callable<T> work) throws RejectedException {
    return call(work, tooLate -> {});
  }

  static RejectedException unavailable() {
    return new RejectedException(
        Reason.UNAVAILABLE, "the store of used results did not answer; try again later");
  }
}
