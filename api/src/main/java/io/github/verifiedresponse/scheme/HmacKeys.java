package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Shared secrets: {@code HS256} and its like. */
record HmacKeys(KeySource secrets, KeyedMacs macs) implements JwsKeys {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  @Override
  public boolean readHeader() {
    return false;
  }

  /** Asks every key, so that the time taken does not tell which one fitted, or whether one did. */
  @Override
  public @Nullable FittingKey fitting(
      InboundMessage message, @Nullable ObjectNode header, SignedMessage input, Content signature)
      throws RejectedException {
    Secret fitting = null;
    for (Secret secret : FittingKey.noted(message, secrets.secrets(message))) {
      // compared as text: then a signature has one spelling
      byte[] expected = ENCODER.encode(macs.compute(secret, input));
      if (signature.size() == expected.length
          && MessageDigest.isEqual(expected, signature.toByteArray())
          && fitting == null) {
        fitting = secret;
      }
    }
    return fitting == null ? null : FittingKey.of(fitting);
  }
}
