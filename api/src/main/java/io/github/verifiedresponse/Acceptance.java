package io.github.verifiedresponse;

import java.util.EnumSet;
import java.util.Set;

/** Which outcomes an endpoint takes: a good signature is not a yes. */
record Acceptance(Set<Outcome> outcomes) {
  static final Acceptance ANY = new Acceptance(EnumSet.allOf(Outcome.class));

  static Acceptance of(Outcome... outcomes) {
    return outcomes.length == 0 ? ANY : new Acceptance(Set.of(outcomes));
  }

  void check(Outcome outcome) throws RejectedException {
    if (!outcomes.contains(outcome)) {
      throw new RejectedException(
          Reason.NOT_ACCEPTED, "the result is genuine, but its outcome is not accepted here");
    }
  }

  @Override
  public String toString() {
    return outcomes.containsAll(ANY.outcomes) ? "any outcome" : "outcome " + outcomes;
  }
}
