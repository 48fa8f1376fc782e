package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.result.Sender;
import java.time.Instant;
import java.util.Optional;

/** What becomes of one result, by the rules and without a store. */
final class ClaimModel {
  private static final int MOST_GIVEN_BACK = 5;

  private final Sender sender;
  private State state = State.FREE;
  private Optional<Object> holder = Optional.empty();
  private Instant until = Instant.MIN;
  private int givenBack;

  ClaimModel(Sender sender) {
    this.sender = sender;
  }

  private enum State {
    FREE,
    IN_USE,
    USED
  }

  /** What a request with the result meets. */
  enum Verdict {
    RUNS,
    IN_PROGRESS,
    USED
  }

  Verdict judge(Instant now) {
    return switch (state) {
      case FREE -> Verdict.RUNS;
      case USED -> Verdict.USED;
      case IN_USE ->
          now.isBefore(until)
              ? Verdict.IN_PROGRESS
              : sender == Sender.VENDOR ? Verdict.RUNS : Verdict.USED;
    };
  }

  /** {@return whose claim a request would take over that runs now} */
  Optional<Object> abandoned() {
    return state == State.IN_USE ? holder : Optional.empty();
  }

  int givenBack() {
    return givenBack;
  }

  void take(Object by, Instant claimUntil) {
    state = State.IN_USE;
    holder = Optional.of(by);
    until = claimUntil;
  }

  /** A request that was answered before its claim was known gives it back, and is not counted. */
  void takeBack(Object by) {
    if (holds(by)) {
      state = State.FREE;
    }
  }

  /** {@return whether there is something to free for a request that was answered in vain} */
  boolean isFreedBy(Object claim) {
    return state == State.FREE || holds(claim);
  }

  private boolean holds(Object by) {
    return state != State.FREE && holder.filter(mine -> mine == by).isPresent();
  }

  void giveBack(Handling by) {
    boolean tooOften = sender == Sender.CLIENT && by.givenBackBefore >= MOST_GIVEN_BACK;
    if (tooOften || by.settled == Handling.Settled.GIVEN_BACK) {
      return;
    }
    by.settled = Handling.Settled.GIVEN_BACK;
    if (holds(by)) {
      state = State.FREE;
      givenBack = by.givenBackBefore + 1;
    }
  }

  /**
   * The handler has ended.
   *
   * @param saysNothing whether that says that it did nothing
   */
  void end(Handling by, boolean saysNothing) {
    if (saysNothing && by.settled == Handling.Settled.NOT_YET) {
      giveBack(by);
    }
    if (by.settled == Handling.Settled.NOT_YET) {
      by.settled = Handling.Settled.USED;
      if (holds(by)) {
        state = State.USED;
      }
    }
  }
}
