package io.github.verifiedresponse.config;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.binding.References;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.mistake.Mistakes;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.Sender;
import java.util.List;
import java.util.Optional;

/**
 * A verifier, what the checks across verifiers need, and what to say at start.
 *
 * @param keyOwner the account whose secrets they are: within it no scheme takes another's results
 * @param secrets those that there are at start
 * @param elsewhere the setting and the place of others, which are known later; may be empty
 * @param scope the space in which its results count once
 */
record ConfiguredVerifier(
    ResponseVerifier verifier,
    String keyOwner,
    List<Secret> secrets,
    String elsewhere,
    ReplayGuard guard,
    String scope,
    Sender sender,
    Optional<References> references,
    Optional<ExpectedBean> bean,
    List<String> warnings) {

  String name() {
    return verifier.name();
  }

  /** Refuses what is right in each of two verifiers and a hole in both together. */
  void refuseBeside(ConfiguredVerifier other) {
    Mistakes mistakes = new Mistakes();
    if (!other.keyOwner.equals(keyOwner)) {
      secrets.forEach(secret -> mistakes.in(() -> other.refuseToShare(secret)));
      mistakes.in(() -> other.refuseToSharePlace(this));
    }
    if (other.scope.equals(scope)) {
      mistakes.in(() -> refuseSplitScope(other));
      mistakes.in(() -> refuseTwoSenders(other));
    }
    mistakes.report();
  }

  /** What one kind of scheme signs can be replayed as another kind's when both have one secret. */
  private void refuseToShare(Secret secret) {
    if (secrets.stream().anyMatch(secret::sameAs)) {
      throw shared("%s is also a secret of '%s'".formatted(secret.name(), name()));
    }
  }

  /** Of a tenant's files, or a bean's secrets, nothing else is known before a request comes. */
  private void refuseToSharePlace(ConfiguredVerifier other) {
    if (!elsewhere.isEmpty() && elsewhere.equals(other.elsewhere)) {
      throw shared(
          "%s of '%s' is also where the secrets are read for '%s'"
              .formatted(elsewhere, other.name(), name()));
    }
  }

  private static ConfigurationException shared(String what) {
    return ConfigurationException.of(
        Mistake.SHARED_SECRET,
        what
            + ", which has another scheme: results signed for one could be used for the other; give"
            + " each scheme its own secret (an account of Shufti Pro has one form, not both)");
  }

  /** Two guards do not know of each other: what was used at one would pass at the other. */
  private void refuseSplitScope(ConfiguredVerifier other) {
    if (counts() && other.counts() && !guard.equals(other.guard)) {
      throw inOneScope(
          Mistake.SPLIT_SCOPE,
          other,
          " in different stores, so a result used at one would be accepted at the other: set the"
              + " same replay-guard for both or, for different accounts of the vendor, different"
              + " replay-scopes");
    }
  }

  private boolean counts() {
    return !guard.equals(ReplayGuard.disabled());
  }

  /**
   * A phone that relays a result first, and makes its handler fail, would take the vendor's away.
   */
  private void refuseTwoSenders(ConfiguredVerifier other) {
    if (sender != other.sender) {
      throw inOneScope(
          Mistake.TWO_SENDERS,
          other,
          ", one of them with sender=client and one with sender=vendor: if a phone relays a result"
              + " first, the vendor's call-back would be acknowledged but not handled; give one of"
              + " them its own replay-scope");
    }
  }

  private ConfigurationException inOneScope(
      Mistake kind, ConfiguredVerifier other, String problem) {
    return ConfigurationException.of(
        kind,
        "'%s' and '%s' record the used results of one scope ('%s')"
                .formatted(name(), other.name(), scope)
            + problem);
  }
}
