package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import org.jspecify.annotations.Nullable;

/** The keys under which a JWS is verified. */
interface JwsKeys {

  /** {@return whether the header says which key it is} */
  boolean readHeader();

  /**
   * {@return the key that fits, or null}
   *
   * @param header the decoded header; null when it is known already and {@link #readHeader} is
   *     false
   * @param input the JWS signing input (RFC 7515, section 5.1)
   * @param signature its text
   * @throws RejectedException as the key source says
   */
  @Nullable FittingKey fitting(
      InboundMessage message, @Nullable ObjectNode header, SignedMessage input, Content signature)
      throws RejectedException;
}
