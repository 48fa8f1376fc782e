package io.github.verifiedresponse.tests.load;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** What is held: the heap in use when garbage has been collected. */
final class Heap {
  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
  private static final int COLLECTIONS = 4;

  private Heap() {}

  /** {@return the least of some: references are cleared in one collection, and gone in the next} */
  static long heldBytes() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      MEMORY.gc();
      least = Math.min(least, MEMORY.getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
