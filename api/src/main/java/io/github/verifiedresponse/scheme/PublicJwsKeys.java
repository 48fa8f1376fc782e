package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Public keys that the deployment has, by the header's {@code kid}. */
record PublicJwsKeys(PublicKeySignatures signatures) implements JwsKeys {

  @Override
  public boolean readHeader() {
    return true;
  }

  @Override
  public @Nullable FittingKey fitting(
      InboundMessage message, @Nullable ObjectNode header, SignedMessage input, Content signature)
      throws RejectedException {
    String keyId = header == null ? "" : header.path("kid").asText("");
    byte[] claimed = decoded(signature);
    return claimed.length == 0 ? null : signatures.fitting(message, keyId, input, List.of(claimed));
  }

  static byte[] decoded(Content signature) {
    try {
      return signature.decodeBase64Url().toByteArray();
    } catch (RejectedException e) {
      return new byte[0];
    }
  }
}
