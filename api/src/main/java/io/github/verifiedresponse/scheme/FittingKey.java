package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.key.VerificationKey;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which key a signature fitted, never the key itself.
 *
 * @param name where it comes from
 * @param account whose it is, empty when there is one account only
 * @param macs computes MACs under it, for handshakes; fails where it is no key of MACs
 */
record FittingKey(String name, String account, Function<Content, byte[]> macs) {

  static FittingKey of(Secret secret) {
    return new FittingKey(secret.name(), secret.account(), FittingKey::none);
  }

  /** A secret under which MACs are computed. */
  static FittingKey of(Secret secret, KeyedMacs macs) {
    return new FittingKey(
        secret.name(), secret.account(), content -> macs.compute(secret, content));
  }

  static FittingKey of(VerificationKey key) {
    return new FittingKey(key.name(), "", FittingKey::none);
  }

  private static byte[] none(Content content) {
    throw new IllegalStateException("this key cannot compute MACs");
  }

  /** {@return the secrets, which the message's log line may name} */
  static List<Secret> noted(InboundMessage message, List<Secret> secrets) {
    message.noteKeys(() -> secrets.stream().map(Secret::name).collect(Collectors.joining(", ")));
    return secrets;
  }

  byte[] mac(Content content) {
    return macs.apply(content);
  }

  /** Shows the name only. */
  @Override
  public String toString() {
    return "FittingKey[" + name + "]";
  }
}
