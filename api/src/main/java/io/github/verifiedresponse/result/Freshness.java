package io.github.verifiedresponse.result;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How old a result may be, judged by the times under its signature only. Pure: the clock is the
 * verifier's.
 */
public final class Freshness {
  /** A result that is older than this says little about who holds the phone now. */
  public static final Duration DEFAULT_MAX_AGE = Duration.ofMinutes(5);

  /** How far apart the vendor's clock and ours may be. */
  public static final Duration DEFAULT_CLOCK_SKEW = Duration.ofSeconds(30);

  static final Duration LONGEST = Duration.ofDays(3_650);

  /** How long a result is remembered when nothing that was signed limits it. */
  public static final Duration DEFAULT_RETENTION = Duration.ofDays(30);

  private final boolean timeIsSigned;
  private final @Nullable Duration maxAge;
  private final Duration clockSkew;
  private final Duration retention;

  private Freshness(
      boolean timeIsSigned, @Nullable Duration maxAge, Duration clockSkew, Duration retention) {
    this.timeIsSigned = timeIsSigned;
    this.maxAge = maxAge;
    this.clockSkew = clockSkew;
    this.retention = retention;
  }

  /**
   * Accepts results that are no older than this, within {@link #DEFAULT_CLOCK_SKEW}, and honours
   * signed {@code nbf} and {@code exp} times where there are any.
   *
   * @param maxAge more than zero, at most ten years
   */
  public static Freshness within(Duration maxAge) {
    if (maxAge.isZero() || maxAge.isNegative() || maxAge.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("set max-age to more than zero and at most ten years");
    }
    return new Freshness(true, maxAge, DEFAULT_CLOCK_SKEW, DEFAULT_RETENTION);
  }

  /**
   * {@return this one, where the scheme allows it}
   *
   * @param scheme its name, for the message
   * @param signsTime whether what it signs holds a time
   * @param isSession whether its results are credentials, which are presented again and again
   * @throws IllegalArgumentException when an age is limited and no time is signed, or when it is
   *     not and nothing else limits a credential
   */
  public Freshness requireFor(String scheme, boolean signsTime, boolean isSession) {
    if (isSession && !isLimited()) {
      throw new IllegalArgumentException(
          "max-age=unlimited cannot be used with the scheme "
              + scheme
              + ": it is a reusable credential that only its age limits; set a max-age");
    }
    if (isLimited() && !signsTime) {
      throw new IllegalArgumentException(
          "max-age cannot be checked: the scheme "
              + scheme
              + " signs no time; remove max-age and rely on the binding and the replay guard");
    }
    return this;
  }

  /** States that the vendor signs no time, so that age cannot be judged: Shufti Pro. */
  public static Freshness timestampNotSigned() {
    return new Freshness(false, null, DEFAULT_CLOCK_SKEW, DEFAULT_RETENTION);
  }

  /**
   * States that results of any age are accepted although the vendor signs a time. Signed {@code
   * nbf} and {@code exp} times still count, and a result from the future is still refused. A result
   * without {@code exp} can be presented for ever: once the replay guard has forgotten it, it
   * passes again.
   */
  public static Freshness unlimited() {
    return new Freshness(true, null, DEFAULT_CLOCK_SKEW, DEFAULT_RETENTION);
  }

  /**
   * Sets how far apart the vendor's clock and ours may be, before and after.
   *
   * @param clockSkew zero or more, at most an hour
   */
  public Freshness withClockSkew(Duration clockSkew) {
    if (clockSkew.isNegative() || clockSkew.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("set clock-skew to zero or more, and at most one hour");
    }
    return new Freshness(timeIsSigned, maxAge, clockSkew, retention);
  }

  /**
   * Sets how long a result is remembered when nothing that was signed limits it.
   *
   * @param retention more than zero, at most ten years; {@link #DEFAULT_RETENTION} by default
   */
  public Freshness withRetention(Duration retention) {
    if (retention.isZero() || retention.isNegative() || retention.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "set replay-retention to more than zero and at most ten years");
    }
    return new Freshness(timeIsSigned, maxAge, clockSkew, retention);
  }

  /** {@return whether this judges age at all} */
  public boolean isLimited() {
    return maxAge != null;
  }

  /** {@return how far apart the clocks may be} */
  public Duration clockSkew() {
    return clockSkew;
  }

  /** {@return for how long a guard must remember a result, from its first use on} */
  public Duration longestUse() {
    return maxAge == null ? retention : maxAge.plus(clockSkew.multipliedBy(3));
  }

  /**
   * Refuses what is out of the window.
   *
   * @param time the times under the signature
   * @param now the verifier's clock
   * @param knownSince since when the replay guard knows every result that was used
   * @return until when the result could pass again, and so must be remembered
   * @throws RejectedException with {@link Reason#STALE}, naming what does not fit
   */
  public Instant check(SignedTime time, Instant now, Instant knownSince) throws RejectedException {
    requireKnown(time, knownSince);
    checkAge(time.issuedAt(), now);
    Instant notBefore = time.notBefore();
    Instant expiresAt = time.expiresAt();
    if (notBefore != null && notBefore.isAfter(now.plus(clockSkew))) {
      throw stale("the result is not yet valid");
    }
    if (expiresAt != null && !expiresAt.isAfter(now.minus(clockSkew))) {
      throw stale("the result has expired");
    }
    return lastUse(time.issuedAt(), expiresAt, now);
  }

  private void checkAge(@Nullable Instant issuedAt, Instant now) throws RejectedException {
    if (issuedAt == null) {
      if (maxAge != null) {
        throw stale("the result has no signed time");
      }
      return;
    }
    if (issuedAt.isAfter(now.plus(clockSkew))) {
      throw stale("the signed time is in the future");
    }
    if (maxAge != null && issuedAt.isBefore(now.minus(maxAge).minus(clockSkew))) {
      throw stale("the result is older than " + maxAge);
    }
  }

  /** Twice the skew: this node's clock may be behind by it, and another node's ahead. */
  private Instant lastUse(@Nullable Instant issuedAt, @Nullable Instant expiresAt, Instant now) {
    Instant last;
    if (maxAge != null && issuedAt != null) {
      last = issuedAt.plus(maxAge);
    } else if (expiresAt != null) {
      last = expiresAt.isBefore(now.plus(LONGEST)) ? expiresAt : now.plus(LONGEST);
    } else {
      return now.plus(retention);
    }
    return last.plus(clockSkew).plus(clockSkew);
  }

  /** The vendor's clock may be ahead: what it says came later may have come before. */
  private void requireKnown(SignedTime time, Instant knownSince) throws RejectedException {
    Instant issuedAt = time.issuedAt();
    if (issuedAt != null && issuedAt.isBefore(knownSince.plus(clockSkew))) {
      throw stale(
          "the result was issued before this server started and may already have been used");
    }
  }

  private static RejectedException stale(String detail) {
    return new RejectedException(Reason.STALE, detail);
  }

  /** Shows the window as settings write it. */
  @Override
  public String toString() {
    if (!timeIsSigned) {
      return "no time is signed";
    }
    return maxAge == null ? "any age" : "max-age " + maxAge + ", clock-skew " + clockSkew;
  }
}
