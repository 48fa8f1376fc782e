package io.github.verifiedresponse.tests.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/** Counts the bytes that a job allocates, as the virtual machine counts them itself. */
final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int JOBS = 40;
  private static final long WARM_UP_NANOS = 300_000_000;

  private Allocation() {}

  /** {@return the bytes of one job, the least of some batches: what is warm allocates no more} */
  static long of(Callable<Object> job) throws Exception {
    long start = System.nanoTime();
    while (System.nanoTime() - start < WARM_UP_NANOS) {
      job.call();
    }
    long least = Long.MAX_VALUE;
    for (int batch = 0; batch < 10; batch++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < JOBS; i++) {
        job.call();
      }
      least = Math.min(least, (THREADS.getCurrentThreadAllocatedBytes() - before) / JOBS);
    }
    return least;
  }
}
