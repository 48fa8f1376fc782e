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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The compact serialisation of a JWS (RFC 7515, section 7.1) under one pinned HMAC algorithm.
 *
 * <p>The order is the defence: syntax before anything is decoded, header rules before a key is
 * used, the signature before the payload is decoded, strict JSON last.
 */
final class CompactJws {
  private static final Set<String> REFUSED_PARAMETERS =
      Set.of("crit", "b64", "zip", "enc", "cty", "jwk", "jku", "x5u", "x5c");
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
  private static final int MAX_HEADER = 4 * 1024;

  private final HmacAlgorithm algorithm;
  private final KeySource secrets;
  private final KeyedMacs macs;

  CompactJws(HmacAlgorithm algorithm, KeySource secrets) {
    this.algorithm = algorithm;
    this.secrets = secrets;
    this.macs = new KeyedMacs(algorithm.jca());
  }

  /** A token whose signature is good: the decoded payload and the key that fitted. */
  record Verified(Content content, ObjectNode payload, Secret key) {
    @Override
    public String toString() {
      return "Verified[" + content + ", key " + key + "]";
    }
  }

  Verified verify(Carried carried) throws RejectedException {
    Parts parts = Parts.split(carried.content());
    checkHeader(parts.header());
    byte[] signature = signature(parts.signature());
    Secret key = fittingKey(carried, parts.signingInput(), signature);
    Content content = Content.copyOf(StrictBase64Url.decode(parts.payload()));
    return new Verified(content, payload(content), key);
  }

  private void checkHeader(Content encoded) throws RejectedException {
    if (encoded.size() > MAX_HEADER) {
      throw unverified();
    }
    byte[] bytes = StrictBase64Url.decode(encoded);
    try {
      ObjectNode strict = Content.copyOf(bytes).toJsonObject();
      if (REFUSED_PARAMETERS.stream().anyMatch(strict::has)
          || !isTypedJwt(strict)
          || !hasPlainKeyId(strict)) {
        throw unverified();
      }
      JWSHeader header =
          JWSHeader.parse(new String(bytes, StandardCharsets.UTF_8), Base64URL.encode(bytes));
      if (!header.getAlgorithm().equals(algorithm.jws())) {
        throw unverified();
      }
    } catch (RejectedException | ParseException | IllegalArgumentException e) {
      throw unverified();
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

  private static byte[] signature(Content encoded) throws RejectedException {
    if (encoded.isEmpty()) {
      throw new RejectedException(Reason.MALFORMED, "the token's signature is empty");
    }
    return StrictBase64Url.decode(encoded);
  }

  /** Asks every key, so that the time taken does not tell which one fitted, or whether one did. */
  private Secret fittingKey(Carried carried, Content signingInput, byte[] signature)
      throws RejectedException {
    List<Secret> fitting = new ArrayList<>(1);
    for (Secret secret : secrets.secrets(carried.message())) {
      byte[] expected = macs.compute(secret, signingInput);
      if (MessageDigest.isEqual(expected, signature)) {
        fitting.add(secret);
      }
    }
    if (fitting.isEmpty()) {
      throw unverified();
    }
    return fitting.get(0);
  }

  private static ObjectNode payload(Content content) throws RejectedException {
    try {
      return content.toJsonObject();
    } catch (RejectedException e) {
      throw unverified();
    }
  }

  private static RejectedException unverified() {
    return new RejectedException(Reason.UNVERIFIED, "the signature could not be verified");
  }

  /** The three parts of a token, split without a copy. */
  record Parts(Content signingInput, Content header, Content payload, Content signature) {

    static Parts split(Content token) throws RejectedException {
      if (token.isEmpty()) {
        throw new RejectedException(Reason.MISSING_SIGNATURE, "there is no token");
      }
      int first = StrictBase64Url.endOfAlphabet(token, 0);
      int second = first < token.size() ? StrictBase64Url.endOfAlphabet(token, first + 1) : first;
      if (second >= token.size()
          || token.byteAt(first) != '.'
          || token.byteAt(second) != '.'
          || StrictBase64Url.endOfAlphabet(token, second + 1) != token.size()
          || first == 0
          || second == first + 1) {
        throw new RejectedException(
            Reason.MALFORMED, "a token is three Base64url parts with a full stop between them");
      }
      return new Parts(
          token.range(0, second),
          token.range(0, first),
          token.range(first + 1, second),
          token.range(second + 1, token.size()));
    }
  }
}
