package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.verifiedresponse.message.StrictObject;
import io.github.verifiedresponse.result.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How one or several signed fields say what the vendor decided. Several are all asked: one that
 * declines declines, one that is not understood makes the outcome unknown.
 *
 * @param pointers the fields; one that is absent says nothing
 * @param cases the first that matches counts
 * @param always the outcome where the vendor signs approvals only; else unknown
 */
record OutcomeRule(List<JsonPointer> pointers, List<Case> cases, Outcome always) {
  static final OutcomeRule NONE = new OutcomeRule(List.of(), List.of(), Outcome.UNKNOWN);

  /** Values that mean an outcome; no values mean every other. */
  record Case(Outcome outcome, List<Literal> values, boolean whenAbsent) {
    boolean isEveryOther() {
      return values.isEmpty() && !whenAbsent;
    }
  }

  static OutcomeRule always(Outcome outcome) {
    return new OutcomeRule(List.of(), List.of(), outcome);
  }

  /**
   * Reads rules such as {@code approved: verified, ok}; {@code *} means every other value and
   * {@code absent} for no value.
   */
  static OutcomeRule of(List<String> fields, List<String> rules) {
    List<Case> cases = new ArrayList<>();
    for (String rule : rules) {
      if (cases.stream().anyMatch(Case::isEveryOther)) {
        throw new IllegalArgumentException("* means any other value: write it last");
      }
      int colon = rule.indexOf(':');
      Outcome outcome = Outcome.valueOf(rule.substring(0, colon).toUpperCase(Locale.ROOT));
      String values = rule.substring(colon + 1).strip();
      cases.add(
          switch (values) {
            case "*" -> new Case(outcome, List.of(), false);
            case "absent" -> new Case(outcome, List.of(), true);
            default -> new Case(outcome, Literal.list(requireLiterals(values), ","), false);
          });
    }
    return new OutcomeRule(
        fields.stream().map(Place::pointer).toList(), List.copyOf(cases), Outcome.UNKNOWN);
  }

  private static String requireLiterals(String values) {
    for (String value : values.split(",", -1)) {
      if (value.strip().equals("*") || value.strip().equals("absent")) {
        throw new IllegalArgumentException(
            "* and absent cannot be listed with other values: write a separate rule for each");
      }
    }
    return values;
  }

  /** {@return whether a missing field says something} */
  boolean tellsAbsent() {
    return cases.stream().anyMatch(Case::whenAbsent);
  }

  /** {@return whether a value that no rule lists says anything but declined} */
  boolean takesWhatIsNotListed() {
    return cases.stream().anyMatch(it -> it.isEveryOther() && it.outcome() != Outcome.DECLINED);
  }

  Outcome of(StrictObject payload) {
    if (pointers.isEmpty()) {
      return always;
    }
    Outcome all = Outcome.UNKNOWN;
    boolean declined = false;
    for (JsonPointer pointer : pointers) {
      JsonNode value = payload.at(pointer);
      if (!value.isMissingNode() || pointers.size() == 1) {
        all = of(value);
        if (all == Outcome.UNKNOWN) {
          return all;
        }
        declined |= all == Outcome.DECLINED;
      }
    }
    return declined ? Outcome.DECLINED : all;
  }

  private Outcome of(JsonNode value) {
    for (Case each : cases) {
      boolean fits =
          each.whenAbsent()
              ? value.isMissingNode()
              : each.values().isEmpty() || Literal.anyMatches(each.values(), value);
      if (fits) {
        return each.outcome();
      }
    }
    return Outcome.UNKNOWN;
  }
}
