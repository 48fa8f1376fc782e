package io.github.verifiedresponse;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.replay.ClaimTerms;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.replay.HeldClaim;
import io.github.verifiedresponse.replay.OnReplay;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.result.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Lets each result through once: the last step of the way, and the only one that writes.
 *
 * @param verifier its name, for the log
 * @param guard remembers what was used
 * @param scope the space in which a result counts once
 * @param sender who sends results
 * @param onReplay what happens to a result that was used before
 * @param giveBack what says that a handler did nothing
 * @param claimTimeout after which a claim that was not settled is abandoned
 */
record OnceOnly(
    String verifier,
    ReplayGuard guard,
    String scope,
    Sender sender,
    OnReplay onReplay,
    GiveBack giveBack,
    Duration claimTimeout) {
  static final Duration DEFAULT_CLAIM_TIMEOUT = Duration.ofMinutes(1);
  private static final Duration SHORTEST_CLAIM_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration LONGEST_CLAIM_TIMEOUT = Duration.ofDays(1);

  /** The guard looks at its clock after the age was judged, up to a slow store's time-out later. */
  private static final Duration LATER_LOOK = Duration.ofMinutes(1);

  /**
   * Takes the result.
   *
   * @param until when it could pass for the last time
   * @return the claim; empty when it was used before and is handed over all the same
   */
  Optional<HeldClaim> claim(AuthenticMessage message, Instant now, Instant until)
      throws RejectedException {
    requireMemory(now, until);
    Instant abandoned = now.plus(claimTimeout);
    Instant last = until.isBefore(abandoned) ? abandoned : until;
    ClaimTerms terms = new ClaimTerms(last.plus(LATER_LOOK), abandoned, sender == Sender.VENDOR);
    Admission admission = guard.admit(ReplayIdentity.of(scope, message), terms);
    if (admission instanceof Admission.Taken taken) {
      return Optional.of(new HeldClaim(verifier, taken.claim(), sender, giveBack));
    }
    if (admission == Admission.Refused.IN_USE) {
      throw new RejectedException(
          Reason.IN_PROGRESS, "another request with this result is in progress; try again later");
    }
    if (onReplay != OnReplay.ATTACH) {
      throw replayed();
    }
    return Optional.empty();
  }

  /** {@return the time, where it is one that nodes can rely on} */
  static Duration requireClaimTimeout(Duration stated) {
    if (stated.compareTo(SHORTEST_CLAIM_TIMEOUT) < 0
        || stated.compareTo(LONGEST_CLAIM_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          "set claim-timeout to between PT1S and P1D, and longer than any handler takes");
    }
    return stated;
  }

  Instant knowsSince() {
    return guard.knowsSince();
  }

  static RejectedException replayed() {
    return new RejectedException(Reason.REPLAYED, "this result has already been used");
  }

  /** A guard that forgets a result while it could still pass would let it in again. */
  void requireMemory(Duration longestUse) {
    if (guard.remembersAtMost().compareTo(claimTimeout) < 0) {
      throw new IllegalArgumentException(
          "replay-ttl-too-short: the replay guard ("
              + guard
              + ") drops a result after "
              + guard.remembersAtMost()
              + ", when its handler may still be running (claim-timeout "
              + claimTimeout
              + "): increase the lifetime of its entries");
    }
    if (guard.remembersAtMost().compareTo(longestUse) < 0) {
      throw new IllegalArgumentException(
          "replay-ttl-too-short: the replay guard ("
              + guard
              + ") drops a result after "
              + guard.remembersAtMost()
              + ", but it could be accepted for "
              + longestUse
              + ": increase the lifetime of its entries, or reduce max-age or"
              + " replay-retention");
    }
  }

  /** A signed end can be later than what the guard remembers; most are sooner by whole seconds. */
  private void requireMemory(Instant now, Instant until) throws RejectedException {
    Duration most = guard.remembersAtMost();
    long seconds = until.getEpochSecond() - now.getEpochSecond();
    if (seconds >= most.toSeconds() && Duration.between(now, until).compareTo(most) > 0) {
      throw new RejectedException(
          Reason.UNAVAILABLE, "the result is valid for longer than its use can be recorded");
    }
  }

  /** Shows what a review wants to see. */
  @Override
  public String toString() {
    return "replay guard "
        + guard
        + ", sender "
        + word(sender)
        + ", on-replay "
        + word(onReplay)
        + ", give-back "
        + word(giveBack)
        + ", claim-timeout "
        + claimTimeout;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
