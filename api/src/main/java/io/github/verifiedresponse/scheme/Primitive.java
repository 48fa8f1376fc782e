package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One signature algorithm with the keys of one verifier. */
interface Primitive {

  /**
   * Looks for a key under which one of the claimed signatures is one of this message. Every key and
   * every claim is tried, so that the time taken does not tell which one fitted.
   *
   * @param message the request, for key sources of several tenants
   * @param keyId the key id that the request names, empty when it names none
   * @param signed what was signed
   * @param claimed from one to a few decoded signatures
   * @return the key, or null when none fits
   * @throws RejectedException as the key source says
   */
  @Nullable FittingKey fitting(
      InboundMessage message, String keyId, SignedMessage signed, List<byte[]> claimed)
      throws RejectedException;

  /** {@return how many bytes a signature has, or zero when it varies} */
  int length();
}
