package io.github.verifiedresponse;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Admits each result once; {@code ReplayGuards} in the {@code replay} package has the kinds. */
@FunctionalInterface
public interface ReplayGuard {

  /**
   * Inserts the identity if it is absent, atomically: of any number of threads and nodes that ask
   * for one identity, exactly one is told true.
   *
   * @param identity which result this is
   * @param until the identity must be remembered at least until then
   * @return true for the first, false when it was admitted before
   * @throws RejectedException with {@link Reason#UNAVAILABLE} when the store is down, slow or full
   */
  boolean admit(ReplayIdentity identity, Instant until) throws RejectedException;

  /**
   * Forgets an identity whose request the application failed on, so that it can be admitted again.
   * A guard that cannot forget keeps it, which is the safe side.
   *
   * @param identity what was admitted
   * @throws RejectedException with {@link Reason#UNAVAILABLE} when the store is down or slow
   */
  default void release(ReplayIdentity identity) throws RejectedException {}

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

  /** {@return the stated absence of a guard: one result may be used again and again} */
  static ReplayGuard disabled() {
    return DisabledReplayGuard.INSTANCE;
  }
}
