package io.github.verifiedresponse;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.Outcome;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which genuine results are accepted: a good signature is not a yes.
 *
 * <pre>{@code
 * Acceptance captured = Acceptance.of(Outcome.APPROVED).ofTypes("payment.captured");
 * }</pre>
 *
 * <p>What an endpoint accepts comes on top of what its verifier accepts. It narrows and never
 * widens: a result must pass both.
 *
 * @param outcomes the outcomes that are accepted; an empty set accepts every outcome
 * @param types the types of events that are accepted, compared exactly; an empty set accepts every
 *     type, and results that name none
 * @param requirements what the payload must say beside these
 */
public record Acceptance(Set<Outcome> outcomes, Set<String> types, List<Requirement> requirements) {
  /** In the setting it means no types at all. */
  private static final String EVERY = "any";

  /** A separator of lists, a wildcard; of all kinds of space only the usual one. */
  private static final Pattern NEVER_IN_A_TYPE =
      Pattern.compile("[,*\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]|(?! )\\p{Zs}");

  /** Accepts every genuine result. */
  static final Acceptance ANY = new Acceptance(Set.of(), Set.of(), List.of());

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException when a type could be none of a vendor's: blank, {@code any}, a
   *     list, a wildcard, or with spaces around it or invisible characters
   */
  public Acceptance {
    outcomes = outcomes.isEmpty() ? EnumSet.allOf(Outcome.class) : EnumSet.copyOf(outcomes);
    outcomes = Collections.unmodifiableSet(outcomes);
    types.forEach(Acceptance::requireExact);
    types = Collections.unmodifiableSet(new LinkedHashSet<>(types));
    requirements = List.copyOf(requirements);
  }

  /** Where a type is never named, each call-back would be acknowledged without its handler. */
  private static void requireExact(String type) {
    boolean isText =
        !type.isBlank() && type.equals(type.strip()) && !NEVER_IN_A_TYPE.matcher(type).find();
    if (!isText || type.equals(EVERY)) {
      throw new IllegalArgumentException(
          "types are compared exactly: write each type of event separately, as the vendor signs it,"
              + " such as payment.captured, without commas, wildcards or invisible characters; an"
              + " empty list accepts every type");
    }
  }

  /** {@return the acceptance of these outcomes and every type; no outcomes mean all} */
  public static Acceptance of(Outcome... outcomes) {
    return outcomes.length == 0
        ? ANY
        : new Acceptance(EnumSet.copyOf(Arrays.asList(outcomes)), Set.of(), List.of());
  }

  /**
   * {@return what an annotated endpoint accepts}
   *
   * @throws ConfigurationException when a type is not one, as the constructor says
   */
  public static Acceptance of(VerifiedResponse guard) {
    return ConfigurationException.as(
        Mistake.VALUE, () -> Acceptance.of(guard.accept()).ofTypes(guard.types()));
  }

  /** {@return the same for other outcomes; none accepts every outcome} */
  Acceptance ofOutcomes(Outcome... accepted) {
    return new Acceptance(Acceptance.of(accepted).outcomes, types, requirements);
  }

  /**
   * {@return the same for these types of events only}
   *
   * @param accepted compared exactly; none accepts every type
   */
  public Acceptance ofTypes(String... accepted) {
    return new Acceptance(outcomes, new LinkedHashSet<>(Arrays.asList(accepted)), requirements);
  }

  Acceptance requiring(List<Requirement> required) {
    return new Acceptance(outcomes, types, required);
  }

  /** {@return whether every genuine result is accepted} */
  public boolean isAny() {
    return equals(ANY);
  }

  /** {@return whether everything that is accepted here is accepted there, too} */
  public boolean isWithin(Acceptance other) {
    boolean typesAreWithin =
        other.types.isEmpty() || (!types.isEmpty() && other.types.containsAll(types));
    return typesAreWithin
        && other.outcomes.containsAll(outcomes)
        && requirements.containsAll(other.requirements);
  }

  /** {@return whether a verified payload is accepted} To ask for anything counts as reading it. */
  public boolean accepts(VerifiedPayload payload) {
    return isAny() || why(payload.readMessage()).isEmpty();
  }

  void check(AuthenticMessage message) throws RejectedException {
    String why = why(message);
    if (!why.isEmpty()) {
      throw new RejectedException(Reason.NOT_ACCEPTED, "the result is genuine, but " + why);
    }
  }

  List<JsonPointer> fields() {
    return requirements.stream().map(Requirement::field).toList();
  }

  /** Why a message is not accepted; empty when it is. */
  private String why(AuthenticMessage message) {
    if (!outcomes.contains(message.outcome())) {
      return "its outcome is not accepted by this endpoint";
    }
    if (!types.isEmpty() && !types.contains(message.type())) {
      return "its type is not accepted by this endpoint";
    }
    for (Requirement required : requirements) {
      if (!required.isMetBy(message)) {
        return "it does not contain the values that this endpoint requires";
      }
    }
    return "";
  }

  /**
   * Refuses an endpoint that shares no type with its verifier.
   *
   * @throws ConfigurationException naming the fix
   */
  void requireSharedTypes(String verifier, Acceptance endpoint) {
    if (!types.isEmpty()
        && !endpoint.types.isEmpty()
        && Collections.disjoint(types, endpoint.types)) {
      throw ConfigurationException.of(
          Mistake.CONTRADICTION,
          "verifier '%s' accepts the types %s only, and the endpoint %s only, so no result could be accepted: an endpoint can narrow what its verifier accepts but not extend it"
                  .formatted(verifier, types, endpoint.types)
              + "; add its types to the verifier's types, or remove those");
    }
  }

  /** Shows what is accepted, as it is logged at start. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(outcomes.size() == Outcome.values().length ? "any outcome" : "outcome " + outcomes);
    if (!types.isEmpty()) {
      text.append(", types ").append(types);
    }
    return requirements.isEmpty() ? text.toString() : text + ", " + requirements;
  }
}
