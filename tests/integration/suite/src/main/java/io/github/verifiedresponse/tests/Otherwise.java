package io.github.verifiedresponse.tests;

import org.junit.jupiter.api.Assumptions;

/**
 * Where a server does otherwise than the suite asks. The server's module says so, with the reason,
 * and the table of servers shows it.
 */
final class Otherwise {
  private Otherwise() {}

  /** Skips what is left of a test that does not hold, when the module has a reason of that name. */
  static void skipUnless(boolean holds, String name) {
    String reason = System.getProperty("server.otherwise." + name);
    Assumptions.assumeTrue(holds || reason == null, reason);
  }
}
