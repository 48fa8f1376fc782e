package io.github.verifiedresponse;

import java.util.ArrayList;
import java.util.List;

/** The steps of a verifier in their order, and what it answers and reports. */
record VerifierParts(
    String name,
    RequestForm form,
    JsonReader json,
    Carrier carrier,
    SignatureScheme scheme,
    VendorClock clock,
    Freshness freshness,
    Binding binding,
    Acceptance acceptance,
    OnceOnly onceOnly,
    Answers answers,
    Entity entity) {

  /** Checks that the replay guard remembers for long enough, and that types can be checked. */
  VerifierParts {
    onceOnly.requireMemory(freshness.longestUse());
    acceptance.requireTypesOf(name, scheme);
  }

  /** What a readiness check asks. */
  @FunctionalInterface
  private interface Question {
    void ask() throws RejectedException;
  }

  /** {@return what cannot be had, or does not answer} */
  List<String> notReady() {
    List<String> missing = new ArrayList<>();
    addUnless(scheme::requireReady, "keys", missing);
    addUnless(onceOnly.guard()::requireReady, "replay guard", missing);
    addUnless(binding::requireReady, "binding", missing);
    return missing;
  }

  private static void addUnless(Question ready, String name, List<String> missing) {
    try {
      ready.ask();
    } catch (RejectedException | RuntimeException notReady) {
      missing.add(name); // what broke would refuse each result as unavailable, too
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
        + (binding instanceof FieldBinding || !binding.binds() ? binding : "bound to the caller")
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
