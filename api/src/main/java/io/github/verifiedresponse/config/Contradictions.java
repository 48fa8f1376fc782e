package io.github.verifiedresponse.config;

import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.Secret;
import io.github.verifiedresponse.config.VerifierSettings.ConfiguredVerifier;
import io.github.verifiedresponse.config.VerifierSettings.Counting;
import java.util.List;
import java.util.Map;

/** What is right in each of two verifiers and a hole in both together. */
final class Contradictions {
  private Contradictions() {}

  static void refuse(
      String name, ConfiguredVerifier built, Map<String, ConfiguredVerifier> others) {
    others.forEach(
        (other, that) -> {
          if (!other.equals(name)) {
            refuseSharedSecrets(built, other, that);
            refuseSplitScope(name, built.counting(), other, that.counting());
            refuseTwoSenders(name, built.counting(), other, that.counting());
          }
        });
  }

  /** What one kind of scheme signs can be replayed as another kind's when both have one secret. */
  private static void refuseSharedSecrets(
      ConfiguredVerifier built, String other, ConfiguredVerifier that) {
    if (!that.scheme().equals(built.scheme())) {
      built.secrets().forEach(secret -> refuseIn(that.secrets(), other, secret));
    }
  }

  private static void refuseIn(List<Secret> secrets, String verifier, Secret secret) {
    if (secrets.stream().anyMatch(secret::sameAs)) {
      throw new IllegalArgumentException(
          secret.name()
              + " is also a secret of '"
              + verifier
              + "', which has another scheme: what one scheme signs could be replayed as the other's;"
              + " give each scheme its own secret (an account of Shufti Pro has one form, not both)");
    }
  }

  /** Two guards do not know of each other: what was used at one would pass at the other. */
  private static void refuseSplitScope(String name, Counting one, String other, Counting two) {
    boolean both =
        !one.guard().equals(ReplayGuard.disabled()) && !two.guard().equals(ReplayGuard.disabled());
    if (both && one.scope().equals(two.scope()) && !one.guard().equals(two.guard())) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' and '"
              + other
              + "' count results of one scope ('"
              + one.scope()
              + "') in different stores, so that a result used at one would pass at the other: set"
              + " the same replay-guard for both or, for different accounts of the vendor, another"
              + " replay-scope");
    }
  }

  /**
   * A phone that relays a result first, and makes its handler fail, would take the vendor's away.
   */
  private static void refuseTwoSenders(String name, Counting one, String other, Counting two) {
    if (one.scope().equals(two.scope()) && one.sender() != two.sender()) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' and '"
              + other
              + "' count results of one scope ('"
              + one.scope()
              + "'), one of them with sender=client and one with sender=vendor: a phone that relays a"
              + " result first would have the vendor's call-back acknowledged and not handled; give"
              + " one of them its own replay-scope");
    }
  }
}
