package io.github.verifiedresponse.key;

import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.util.List;

/**
 * Where a vendor's public keys come from; {@code PublicKeys} in the {@code key} package has the
 * usual places. The address of a key never comes from a message.
 */
@FunctionalInterface
public interface PublicKeySource {

  /**
   * {@return the keys that may have signed this message} Of those that the scheme's algorithm takes
   * there may be four: each costs a verification, which anybody can ask for, so a message that more
   * of them could have signed is refused.
   *
   * @param message the untrusted message
   * @param keyId the key id that the message names, empty when it names none; a source of a single
   *     key may ignore it
   * @throws RejectedException with {@link Reason#UNAVAILABLE} when the source cannot be asked, and
   *     with {@link Reason#UNVERIFIED} when it has no such key
   */
  List<VerificationKey> keys(InboundMessage message, String keyId) throws RejectedException;
}
