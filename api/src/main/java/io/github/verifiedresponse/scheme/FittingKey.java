package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.InboundMessage;
import io.github.verifiedresponse.Secret;
import io.github.verifiedresponse.VerificationKey;
import java.util.List;
import java.util.stream.Collectors;

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

  /** {@return the secrets, which the message's log line may name} */
  static List<Secret> noted(InboundMessage message, List<Secret> secrets) {
    message.noteKeys(() -> secrets.stream().map(Secret::name).collect(Collectors.joining(", ")));
    return secrets;
  }

  static FittingKey of(VerificationKey key) {
    return new FittingKey(key.name(), "");
  }
}
