package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.message.StrictObject;
import org.jspecify.annotations.Nullable;

/**
 * The compact serialisation of a JWS (RFC 7515, section 7.1) under one pinned algorithm.
 *
 * <p>The order is the defence: header rules before a key is used, the signature before the payload
 * is decoded, strict JSON last. No byte is copied before the signature has been found good.
 */
final class CompactJws implements Proof {
  private final JwsHeaderRules rules;
  private final JwsKeys keys;
  private final VerifiedHeaders knownHeaders = new VerifiedHeaders();

  CompactJws(JwsHeaderRules rules, JwsKeys keys) {
    this.rules = rules;
    this.keys = keys;
  }

  /** Takes tokens under a shared secret. */
  CompactJws(HmacAlgorithm algorithm, KeySource secrets) {
    this(
        JwsHeaderRules.of(algorithm.algorithm()),
        new HmacKeys(secrets, new KeyedMacs(algorithm.algorithm().jca())));
  }

  /**
   * A token whose signature is good: the decoded payload, which the claims set of a JWT has to be
   * (RFC 7519, section 7.2), and the key that fitted.
   */
  record Verified(Content content, FittingKey key) {

    @Override
    public String toString() {
      return "Verified[" + content + ", " + key + "]";
    }
  }

  @Override
  public Proven prove(Received received) throws RejectedException {
    Verified token = verify(received.carried());
    StrictObject payload = received.message().object(token.content());
    return new Proven(payload, "", payload, token.content(), true, token.key());
  }

  Verified verify(SignedParts carried) throws RejectedException {
    return verify(carried.message(), carried.content());
  }

  Verified verify(InboundMessage message, Content token) throws RejectedException {
    int known = keys.readHeader() ? 0 : knownHeaders.lengthIn(token);
    Parts parts = Parts.split(token, known > 0 ? known : token.endOfBase64Url(0));
    ObjectNode header = known > 0 ? null : header(parts);
    FittingKey key = fittingKey(message, header, parts);
    if (known == 0 && !keys.readHeader()) {
      knownHeaders.add(token, parts.header().size());
    }
    return new Verified(parts.payload().decodeBase64Url(), key);
  }

  private ObjectNode header(Parts parts) throws RejectedException {
    ObjectNode header = rules.read(parts.header());
    if (header == null) {
      parts.requireAlphabet();
      throw Refusal.unverified();
    }
    return header;
  }

  private FittingKey fittingKey(InboundMessage message, @Nullable ObjectNode header, Parts parts)
      throws RejectedException {
    FittingKey fitting;
    try {
      fitting =
          keys.fitting(message, header, SignedMessage.of(parts.signingInput()), parts.signature());
    } catch (RejectedException refused) {
      parts.requireSyntax();
      throw refused;
    }
    if (fitting == null) {
      // only now: for a good token the hash and the decoder look at every byte anyway
      parts.requireSyntax();
      throw Refusal.unverified();
    }
    return fitting;
  }

  /**
   * The three parts of a token, split without a copy; only the header is known to be well-formed.
   */
  record Parts(Content signingInput, Content header, Content payload, Content signature) {

    static Parts split(Content token, int first) throws RejectedException {
      if (token.isEmpty()) {
        throw new RejectedException(Reason.MISSING_SIGNATURE, "there is no token");
      }
      int last = token.lastIndexOf((byte) '.');
      if (first == 0 || last <= first + 1 || token.byteAt(first) != '.') {
        throw malformed();
      }
      return new Parts(
          token.range(0, last),
          token.range(0, first),
          token.range(first + 1, last),
          token.range(last + 1, token.size()));
    }

    void requireSyntax() throws RejectedException {
      requireAlphabet();
      if (signature.isEmpty()) {
        throw new RejectedException(Reason.MALFORMED, "the token's signature is empty");
      }
      signature.decodeBase64Url();
    }

    void requireAlphabet() throws RejectedException {
      if (!payload.isBase64Url() || !signature.isBase64Url()) {
        throw malformed();
      }
    }

    private static RejectedException malformed() {
      return new RejectedException(
          Reason.MALFORMED, "a token is three Base64url parts with a full stop between them");
    }
  }
}
