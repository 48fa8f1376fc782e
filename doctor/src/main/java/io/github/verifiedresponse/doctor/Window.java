package io.github.verifiedresponse.doctor;

import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.scheme.SignatureScheme;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How old a result may be.
 *
 * @param age what is set; empty for the scheme's own
 */
record Window(Optional<Freshness> age, Duration clockSkew, Clock clock) {
  static final Window OF_THE_SCHEME =
      new Window(Optional.empty(), Freshness.DEFAULT_CLOCK_SKEW, Clock.systemUTC());

  /** {@return the rule for a scheme} Of one that is tried out, it may be impossible. */
  Freshness of(SignatureScheme scheme) {
    return age.filter(set -> scheme.signsTime() && (set.isLimited() || !scheme.isSession()))
        .orElseGet(scheme::freshness)
        .withClockSkew(clockSkew);
  }

  Window withAge(Freshness other) {
    return new Window(Optional.of(other), clockSkew, clock);
  }

  /**
   * {@return this with another skew}
   *
   * @throws IllegalArgumentException as {@link Freshness#withClockSkew} says
   */
  Window withClockSkew(Duration other) {
    return new Window(age, Freshness.unlimited().withClockSkew(other).clockSkew(), clock);
  }

  Window withClock(Clock other) {
    return new Window(age, clockSkew, other);
  }
}
