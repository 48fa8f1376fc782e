package io.github.verifiedresponse.testkit;

import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Many threads that ask at the same time. */
final class Together {
  private static final int THREADS = 16;

  private Together() {}

  /** {@return how many of the threads were told true} */
  static int count(Callable<Boolean> question) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier barrier = new CyclicBarrier(THREADS);
      Callable<Boolean> attempt =
          () -> {
            barrier.await();
            return question.call();
          };
      int yes = 0;
      for (Future<Boolean> one :
          pool.invokeAll(Stream.generate(() -> attempt).limit(THREADS).toList())) {
        yes += one.get() ? 1 : 0;
      }
      return yes;
    } finally {
      pool.shutdownNow();
    }
  }
}
