package io.github.verifiedresponse.tests.vectors;

import java.time.Duration;

/** How long fuzzing may take. */
public final class FuzzTime {
  /** For a target, in the profile {@code fuzz}. */
  public static final String EACH = "5m";

  /** For an input: no sender may keep a thread busy. */
  public static final Duration SOON = Duration.ofSeconds(30);

  private FuzzTime() {}
}
