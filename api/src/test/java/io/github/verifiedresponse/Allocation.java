package io.github.verifiedresponse;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How many bytes this thread allocates. */
public final class Allocation {
  private Allocation() {}

  /** Returns the bytes of the second run: the first one loads classes. */
  public static long of(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    work.run();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
