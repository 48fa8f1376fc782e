package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Admits each result once; {@code ReplayGuards} in the {@code replay} package has the kinds. */
@FunctionalInterface
public interface ReplayGuard {

  /**
   * Takes the result if it is free, atomically: of any number of threads and nodes that ask for one
   * identity, exactly one is told {@link Admission.Taken}.
   *
   * @param identity which result this is
   * @param terms for how long the claim counts
   * @throws RejectedException with {@link Reason#UNAVAILABLE} when the store is down, slow or full
   */
  Admission admit(ReplayIdentity identity, ClaimTerms terms) throws RejectedException;

  /**
   * {@return how long this guard remembers at most} A verifier whose results could pass for longer
   * refuses to start; for ever by default, and then {@link #admit} keeps the promise of its end.
   */
  default Duration remembersAtMost() {
    return ChronoUnit.FOREVER.getDuration();
  }

  /**
   * {@return since when this guard knows of every use} What was issued before could have been used
   * without its knowledge, and is refused as stale; by default it knows of all.
   */
  default Instant knowsSince() {
    return Instant.MIN;
  }

  /**
   * {@return whether the handler writes the claim, with the application's own transaction} False by
   * default: the claim is written before the handler is called.
   */
  default boolean claimsInTransaction() {
    return false;
  }

  /**
   * Asks whether its store answers, without taking anything, for readiness checks.
   *
   * @throws RejectedException with {@link Reason#UNAVAILABLE} when it does not; by default never
   */
  default void requireReady() throws RejectedException {}

  /** {@return the stated absence of a guard: one result may be used again and again} */
  static ReplayGuard disabled() {
    return DisabledReplayGuard.INSTANCE;
  }
}
