package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.RejectedException;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Asks on the same thread, for what is in memory. */
record AtOnce() implements Asking {
  @Override
  public <T> T call(Callable<T> work, Consumer<T> tooLate) throws RejectedException {
    try {
      return work.call();
    } catch (RejectedException e) {
      throw e;
    } catch (Exception e) {
      throw Asking.unavailable();
    }
  }
}
