package io.github.verifiedresponse.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many threads that ask at the same time. */
public final class Together {
  public static final int THREADS = 16;

  private Together() {}

  /** {@return how many of the threads were told true} */
  public static int count(Callable<Boolean> question) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier barrier = new CyclicBarrier(THREADS);
      List<Callable<Boolean>> attempts = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        attempts.add(
            () -> {
              barrier.await();
              return question.call();
            });
      }
      int yes = 0;
      for (Future<Boolean> attempt : pool.invokeAll(attempts)) {
        yes += attempt.get() ? 1 : 0;
      }
      return yes;
    } finally {
      pool.shutdownNow();
    }
  }
}
