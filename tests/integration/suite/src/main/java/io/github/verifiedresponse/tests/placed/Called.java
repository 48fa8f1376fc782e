package io.github.verifiedresponse.tests.placed;

/** What {@link Caller} calls. */
public interface Called {
  /** Notes that it ran. */
  String call();
}
