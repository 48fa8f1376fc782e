package io.github.verifiedresponse;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

  private static final Freshness UNLIMITED = new Freshness(null, DEFAULT_CLOCK_SKEW);
  private static final Freshness NOT_SIGNED = new Freshness(null, DEFAULT_CLOCK_SKEW);

  private final @Nullable Duration maxAge;
  private final Duration clockSkew;

  private Freshness(@Nullable Duration maxAge, Duration clockSkew) {
    this.maxAge = maxAge;
    this.clockSkew = clockSkew;
  }

  /**
   * Accepts results that are no older than this, give or take {@link #DEFAULT_CLOCK_SKEW}, and
   * honours signed {@code nbf} and {@code exp} times where there are any.
   *
   * @param maxAge more than zero, at most ten years
   */
  public static Freshness within(Duration maxAge) {
    if (maxAge.isZero() || maxAge.isNegative() || maxAge.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("max-age is more than zero and at most ten years");
    }
    return new Freshness(maxAge, DEFAULT_CLOCK_SKEW);
  }

  /** States that the vendor signs no time, so that age cannot be judged: Shufti Pro. */
  public static Freshness timestampNotSigned() {
    return NOT_SIGNED;
  }

  /**
   * States that results of any age are taken although the vendor signs a time. A result that was
   * once genuine can then be presented for ever, as far as the replay guard does not remember it.
   */
  public static Freshness unlimited() {
    return UNLIMITED;
  }

  /**
   * Sets how far apart the vendor's clock and ours may be, before and after.
   *
   * @param clockSkew zero or more, at most an hour
   */
  public Freshness withClockSkew(Duration clockSkew) {
    if (clockSkew.isNegative() || clockSkew.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("clock-skew is zero or more and at most an hour");
    }
    return maxAge == null ? this : new Freshness(maxAge, clockSkew);
  }

  /** {@return whether this judges age at all} */
  public boolean isLimited() {
    return maxAge != null;
  }

  /** {@return for how long one result can pass, from its first use on; empty without a limit} */
  Optional<Duration> longestUse() {
    return Optional.ofNullable(maxAge).map(age -> age.plus(clockSkew.multipliedBy(3)));
  }

  /**
   * Refuses what is out of the window.
   *
   * @param knownSince {@link ReplayGuard#knowsSince()}
   * @return until when the result could pass again, and so must be remembered; null without a limit
   */
  @Nullable Instant check(SignedTime time, Instant now, Instant knownSince)
      throws RejectedException {
    requireKnown(time, knownSince);
    if (maxAge == null) {
      return null;
    }
    Instant issuedAt = time.issuedAt();
    if (issuedAt == null) {
      throw stale("the result carries no signed time");
    }
    if (issuedAt.isAfter(now.plus(clockSkew))) {
      throw stale("the result comes from the future");
    }
    if (issuedAt.isBefore(now.minus(maxAge).minus(clockSkew))) {
      throw stale("the result is older than " + maxAge);
    }
    Instant notBefore = time.notBefore();
    Instant expiresAt = time.expiresAt();
    if (notBefore != null && notBefore.isAfter(now.plus(clockSkew))) {
      throw stale("the result does not count yet");
    }
    if (expiresAt != null && !expiresAt.isAfter(now.minus(clockSkew))) {
      throw stale("the result has expired");
    }
    return issuedAt.plus(maxAge).plus(clockSkew).plus(clockSkew);
  }

  /** The vendor's clock may be ahead: what it says came later may have come before. */
  private void requireKnown(SignedTime time, Instant knownSince) throws RejectedException {
    Instant issuedAt = time.issuedAt();
    if (issuedAt != null && issuedAt.isBefore(knownSince.plus(clockSkew))) {
      throw stale("the result was issued before this server started, and may have been used then");
    }
  }

  private static RejectedException stale(String detail) {
    return new RejectedException(Reason.STALE, detail);
  }

  /** Shows the window as settings write it. */
  @Override
  public String toString() {
    if (this == NOT_SIGNED) {
      return "no time is signed";
    }
    return maxAge == null ? "any age" : "max-age " + maxAge + ", clock-skew " + clockSkew;
  }
}
