package io.github.verifiedresponse;

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
