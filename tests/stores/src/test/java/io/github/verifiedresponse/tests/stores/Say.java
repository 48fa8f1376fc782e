package io.github.verifiedresponse.tests.stores;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What the tests have measured, in one plain line each. */
public final class Say {
  private Say() {}

  public static void line(String format, Object... values) {
    System.out.println("[stores] " + String.format(Locale.ROOT, format, values));
  }

  public static double seconds(long nanos) {
    return nanos / (double) TimeUnit.SECONDS.toNanos(1);
  }

  public static double millis(long nanos) {
    return nanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }
}
