package io.github.verifiedresponse.config;

import io.github.verifiedresponse.scheme.Deployment;
import io.github.verifiedresponse.store.Store;
import java.util.List;

/**
 * What a verifier cannot do without.
 *
 * @param keys where its keys are
 * @param stores those beyond this process, each with a time-out
 */
record Readiness(Deployment keys, List<Store> stores) {

  /** No result has it: each is a hash. */
  private static final String NO_KEY = "0".repeat(64);

  VerifierHealth of(String verifier) {
    return new VerifierHealth(
        verifier, keys.hasKeys(), stores.stream().allMatch(Readiness::answers));
  }

  private static boolean answers(Store store) {
    try {
      store.find(NO_KEY);
      return true;
    } catch (Exception e) { // of any kind: the store is then of no use to a request
      return false;
    }
  }
}
