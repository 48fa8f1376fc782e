package io.github.verifiedresponse.tests.once;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** What can happen to a result. */
final class ClaimActions {
  private static final int MOST_STEPS = 30;

  /** Any handler of those that can do a step. */
  private static final int ANY = 3;

  private ClaimActions() {}

  /** {@return sequences of steps; what cannot be done when its turn comes is left out} */
  static Arbitrary<List<Step>> sequences() {
    return Arbitraries.frequencyOf(
            Tuple.of(6, sends()),
            Tuple.of(3, handler("has its effect", Handling::mayAct, (m, h) -> h.hadEffect = true)),
            Tuple.of(4, handler("gives back", Handling::maySayGiveBack, ClaimMachine::giveBack)),
            Tuple.of(2, answers(200)),
            Tuple.of(1, answers(422)),
            Tuple.of(2, answers(503)),
            Tuple.of(1, answers(429)),
            Tuple.of(2, handler("throws", ClaimActions::mayThrow, ClaimMachine::fail)),
            Tuple.of(1, failsAround("a filter throws", new IllegalStateException(), false)),
            Tuple.of(1, failsAround("the client is gone", new IOException(), true)),
            Tuple.of(1, handler("crashes", Handling::runs, ClaimMachine::crash)),
            Tuple.of(2, handler("is timed out", Handling::runs, ClaimMachine::timeOut)),
            Tuple.of(2, handler("ends again", h -> h.ended, ClaimMachine::endAgain)),
            Tuple.of(3, passes(TwoVerifiers.CLAIM_TIMEOUT)),
            Tuple.of(1, passes(TwoVerifiers.CLAIM_TIMEOUT.dividedBy(2))))
        .list()
        .ofMaxSize(MOST_STEPS);
  }

  private static boolean mayThrow(Handling handling) {
    return handling.runs() && !handling.hadEffect;
  }

  private static Arbitrary<Step> sends() {
    return step(state -> true, "node %d is sent the result", ClaimMachine::send, 1);
  }

  private static Arbitrary<Step> answers(int status) {
    return handler("answers " + status, Handling::runs, (m, h) -> m.answer(h, status));
  }

  private static Arbitrary<Step> failsAround(String what, Exception thrown, boolean own) {
    return handler(what, Handling::runs, (m, h) -> m.failAround(h, thrown, own));
  }

  private static Arbitrary<Step> passes(Duration time) {
    return step(state -> true, time + " passes", (m, n) -> m.timePasses(time), 0);
  }

  private static Arbitrary<Step> handler(
      String does, Predicate<Handling> can, BiConsumer<ClaimMachine, Handling> step) {
    return step(
        state -> state.hasAny(can),
        "handler %d of those that can " + does,
        (state, number) -> step.accept(state, state.pick(can, number)),
        ANY);
  }

  private static Arbitrary<Step> step(
      Predicate<ClaimMachine> can,
      String description,
      BiConsumer<ClaimMachine, Integer> change,
      int mostNumber) {
    return Arbitraries.integers()
        .between(0, mostNumber)
        .map(number -> new Step(String.format(description, number), number, can, change));
  }

  /** Something that happens, with a number that shrinks to zero. */
  record Step(
      String description,
      int number,
      Predicate<ClaimMachine> can,
      BiConsumer<ClaimMachine, Integer> change) {

    /** Happens, if it can. */
    void happenTo(ClaimMachine machine) {
      if (can.test(machine)) {
        change.accept(machine, number);
      }
    }

    @Override
    public String toString() {
      return description;
    }
  }
}
