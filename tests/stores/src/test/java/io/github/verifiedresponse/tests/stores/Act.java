package io.github.verifiedresponse.tests.stores;

import io.github.verifiedresponse.VerifiedPayload;

/** What a result asks its handler to do the first time; the next time every handler succeeds. */
enum Act {
  /** Succeeds at once. */
  SUCCEED(200),
  /** Does not end before its process does. */
  LINGER(0),
  /** As {@link #LINGER}, before it has had its effect. */
  LINGER_BEFORE_EFFECT(0),
  /** As {@link #LINGER}, after its transaction was committed. */
  LINGER_COMMITTED(0),
  /** Answers so and has no effect. */
  FAIL_500(500),
  FAIL_503(503),
  FAIL_429(429);

  /** The field of the payload that names it. */
  static final String FIELD = "act";

  private final int status;

  Act(int status) {
    this.status = status;
  }

  static Act of(VerifiedPayload result) {
    return valueOf(result.json().path(FIELD).asText());
  }

  /** {@return what it answers; 0 when nothing} */
  int status() {
    return status;
  }

  boolean fails() {
    return name().startsWith("FAIL");
  }

  boolean lingers() {
    return name().startsWith("LINGER");
  }
}
