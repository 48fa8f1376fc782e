package io.github.verifiedresponse;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which results an endpoint takes: a good signature is not a yes. */
record Acceptance(Set<Outcome> outcomes, List<Requirement> requirements) {
  static final Acceptance ANY = new Acceptance(EnumSet.allOf(Outcome.class), List.of());

  static Acceptance of(Outcome... outcomes) {
    return outcomes.length == 0
        ? ANY
        : new Acceptance(EnumSet.copyOf(Arrays.asList(outcomes)), List.of());
  }

  Acceptance requiring(List<Requirement> required) {
    return new Acceptance(outcomes, List.copyOf(required));
  }

  void check(AuthenticMessage message) throws RejectedException {
    if (!outcomes.contains(message.outcome())) {
      throw notAccepted("its outcome is not accepted here");
    }
    for (Requirement required : requirements) {
      if (!required.isMetBy(message.json())) {
        throw notAccepted("it does not say what is required here");
      }
    }
  }

  private static RejectedException notAccepted(String why) {
    return new RejectedException(Reason.NOT_ACCEPTED, "the result is genuine, but " + why);
  }

  @Override
  public String toString() {
    String taken = outcomes.containsAll(ANY.outcomes) ? "any outcome" : "outcome " + outcomes;
    return requirements.isEmpty() ? taken : taken + ", " + requirements;
  }
}
