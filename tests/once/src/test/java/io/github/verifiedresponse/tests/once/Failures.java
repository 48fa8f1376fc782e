package io.github.verifiedresponse.tests.once;

/** Exceptions as handlers, filters and writers throw them. */
final class Failures {
  private Failures() {}

  static RuntimeException runtime() {
    return new IllegalStateException("on purpose");
  }

  static Error error() {
    return new AssertionError("on purpose");
  }

  /** As some libraries make for speed; nothing says whose it is. */
  @SuppressWarnings("serial")
  static RuntimeException withoutStackTrace() {
    return new RuntimeException("on purpose", null, false, false) {};
  }
}
