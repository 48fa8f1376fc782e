package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.Secret;
import io.github.verifiedresponse.VerificationKey;

/**
 * Which key a signature fitted, never the key itself.
 *
 * @param name where it comes from
 * @param account whose it is, empty when there is one account only
 */
record FittingKey(String name, String account) {

  static FittingKey of(Secret secret) {
    return new FittingKey(secret.name(), secret.account());
  }

  static FittingKey of(VerificationKey key) {
    return new FittingKey(key.name(), "");
  }
}
