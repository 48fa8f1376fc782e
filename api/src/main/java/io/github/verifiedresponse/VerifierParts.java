package io.github.verifiedresponse;

import io.github.verifiedresponse.binding.Binding;
import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.message.RequestChecks;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.scheme.SignatureScheme;
import io.github.verifiedresponse.wire.JsonReader;
import java.util.Set;
import java.util.TreeSet;

/** The steps of a verifier in their order, and what it answers and reports. */
record VerifierParts(
    String name,
    RequestChecks form,
    JsonReader json,
    JsonReader envelope,
    Carrier carrier,
    SignatureScheme scheme,
    VendorClock clock,
    Freshness freshness,
    Binding binding,
    Acceptance acceptance,
    OnceOnly onceOnly,
    Answers answers,
    Entity entity) {

  /**
   * Checks that the replay guard remembers for long enough, that types can be checked, and that
   * every part is used.
   *
   * @throws IllegalArgumentException when the carrier collects a part that the scheme does not use
   */
  VerifierParts {
    requireUsedParts(carrier, scheme);
    onceOnly.requireMemory(freshness.longestUse());
    requireNamedTypes(name, scheme, acceptance);
  }

  /**
   * Refuses an endpoint whose types no result could have: it would refuse, or acknowledge,
   * everything.
   *
   * @throws ConfigurationException naming the fix
   */
  void requireTypesOf(Acceptance endpoint) {
    requireNamedTypes(name, scheme, endpoint);
    acceptance.requireSharedTypes(name, endpoint);
  }

  private static void requireNamedTypes(String name, SignatureScheme scheme, Acceptance accepted) {
    if (!accepted.types().isEmpty() && !scheme.namesType()) {
      throw ConfigurationException.of(
          Mistake.NO_EFFECT,
          "verifier '%s': types cannot be checked, because the scheme %s has no event types: remove types, or compare a field of the payload with require"
              .formatted(name, scheme.name()));
    }
  }

  private static void requireUsedParts(Carrier carrier, SignatureScheme scheme) {
    Set<String> used = scheme.partNames();
    for (String part : carrier.partNames()) {
      if (!used.contains(part)) {
        throw new IllegalArgumentException(
            ("the carrier has a part '%s' that the scheme %s does not use: "
                    + (used.isEmpty() ? "remove it" : "use one of " + new TreeSet<>(used)))
                .formatted(part, scheme.name()));
      }
    }
  }

  /** Describes the set-up in one line, as it is logged at start. No secret is in it. */
  @Override
  public String toString() {
    return "verifier "
        + name
        + ": scheme "
        + scheme.name()
        + ", carrier "
        + carrier
        + ", "
        + freshness
        + ", "
        + binding.description()
        + ", "
        + acceptance
        + ", on-not-accepted "
        + answers.onNotAccepted()
        + ", "
        + onceOnly
        + ", max-body "
        + form.maxBody()
        + " bytes";
  }
}
