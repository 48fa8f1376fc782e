package io.github.verifiedresponse.quarkus.deployment;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the handlers that have run, in the application's own class loader. */
final class Handled {
  private static final AtomicInteger TIMES = new AtomicInteger();

  private Handled() {}

  static String by(String handler) {
    TIMES.incrementAndGet();
    return handler;
  }

  static int times() {
    return TIMES.get();
  }

  static void forget() {
    TIMES.set(0);
  }
}
