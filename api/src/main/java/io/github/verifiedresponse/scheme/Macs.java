package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** HMAC (RFC 2104) under shared secrets. */
record Macs(KeySource secrets, KeyedMacs macs) implements Primitive {

  @Override
  public @Nullable FittingKey fitting(
      InboundMessage message, String keyId, SignedMessage signed, List<byte[]> claimed)
      throws RejectedException {
    Secret fitting = null;
    for (Secret secret : FittingKey.noted(message, secrets.secrets(message))) {
      byte[] expected = macs.compute(secret, signed);
      for (byte[] claim : claimed) {
        if (MessageDigest.isEqual(expected, claim) && fitting == null) {
          fitting = secret;
        }
      }
    }
    return fitting == null ? null : FittingKey.of(fitting, macs);
  }

  @Override
  public int length() {
    return macs.length();
  }
}
