package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import io.github.verifiedresponse.Carried;
import io.github.verifiedresponse.Content;
import io.github.verifiedresponse.KeySource;
import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The compact serialisation of a JWS (RFC 7515, section 7.1) under one pinned HMAC algorithm.
 *
 * <p>The order is the defence: header rules before a key is used, the signature before the payload
 * is decoded, strict JSON last. No byte is copied before the signature has been found good.
 */
final class CompactJws {
  private static final Set<String> REFUSED_PARAMETERS =
      Set.of("crit", "b64", "zip", "enc", "cty", "jwk", "jku", "x5u", "x5c");
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final int MAX_HEADER = 4 * 1024;

  private final HmacAlgorithm algorithm;
  private final KeySource secrets;
  private final KeyedMacs macs;
  private final KnownHeaders knownHeaders = new KnownHeaders();

  CompactJws(HmacAlgorithm algorithm, KeySource secrets) {
    this.algorithm = algorithm;
    this.secrets = secrets;
    this.macs = new KeyedMacs(algorithm.jca());
  }

  /** A token whose signature is good: the decoded payload and the key that fitted. */
  record Verified(Content content, Secret key) {

    /** Parses the payload, which the claims set of a JWT has to be (RFC 7519, section 7.2). */
    ObjectNode payload() throws RejectedException {
      try {
        return content.toJsonObject();
      } catch (RejectedException e) {
        throw unverified();
      }
    }

    @Override
    public String toString() {
      return "Verified[" + content + ", key " + key + "]";
    }
  }

  Verified verify(Carried carried) throws RejectedException {
    Content token = carried.content();
    int known = knownHeaders.lengthIn(token);
    Parts parts = Parts.split(token, known > 0 ? known : token.endOfBase64Url(0));
    if (known == 0) {
      checkHeader(parts);
    }
    Secret key = fittingKey(carried, parts);
    if (known == 0) {
      knownHeaders.add(token, parts.header().size());
    }
    return new Verified(parts.payload().decodeBase64Url(), key);
  }

  private void checkHeader(Parts parts) throws RejectedException {
    if (parts.header().size() > MAX_HEADER || !isGoodHeader(parts.header())) {
      parts.requireAlphabet();
      throw unverified();
    }
  }

  private boolean isGoodHeader(Content encoded) {
    try {
      Content decoded = encoded.decodeBase64Url();
      ObjectNode strict = decoded.toJsonObject();
      JWSHeader header =
          JWSHeader.parse(
              decoded.toText(StandardCharsets.UTF_8),
              Base64URL.from(encoded.toText(StandardCharsets.US_ASCII)));
      return REFUSED_PARAMETERS.stream().noneMatch(strict::has)
          && isTypedJwt(strict)
          && hasPlainKeyId(strict)
          && header.getAlgorithm().equals(algorithm.jws());
    } catch (RejectedException | ParseException | IllegalArgumentException e) {
      return false;
    }
  }

  /** RFC 8725, section 3.11: another type says that the token was made for another purpose. */
  private static boolean isTypedJwt(ObjectNode header) {
    return !header.has("typ")
        || (header.get("typ").isTextual() && header.get("typ").textValue().equalsIgnoreCase("JWT"));
  }

  /**
   * No key is looked up by it; but what other systems would choke on says that it is no vendor's.
   */
  private static boolean hasPlainKeyId(ObjectNode header) {
    return !header.has("kid")
        || (header.get("kid").isTextual()
            && KEY_ID.matcher(header.get("kid").textValue()).matches());
  }

  private Secret fittingKey(Carried carried, Parts parts) throws RejectedException {
    Secret fitting;
    try {
      fitting = fitting(secrets.secrets(carried.message()), parts);
    } catch (RejectedException refused) {
      parts.requireSyntax();
      throw refused;
    }
    if (fitting == null) {
      // only now: for a good token the hash and the decoder look at every byte anyway
      parts.requireSyntax();
      throw unverified();
    }
    return fitting;
  }

  /** Asks every key, so that the time taken does not tell which one fitted, or whether one did. */
  private @Nullable Secret fitting(List<Secret> active, Parts parts) {
    Secret fitting = null;
    for (Secret secret : active) {
      // compared as text: then a signature has one spelling
      byte[] expected = ENCODER.encode(macs.compute(secret, parts.signingInput()));
      if (parts.signature().size() == expected.length
          && MessageDigest.isEqual(expected, parts.signature().toByteArray())
          && fitting == null) {
        fitting = secret;
      }
    }
    return fitting;
  }

  private static RejectedException unverified() {
    return new RejectedException(Reason.UNVERIFIED, "the signature could not be verified");
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
      if (payload.endOfBase64Url(0) != payload.size()
          || signature.endOfBase64Url(0) != signature.size()) {
        throw malformed();
      }
    }

    private static RejectedException malformed() {
      return new RejectedException(
          Reason.MALFORMED, "a token is three Base64url parts with a full stop between them");
    }
  }
}
