package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.RejectedException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which protected headers of a JWS are accepted, before any key is used: one pinned algorithm, and
 * no parameter that brings a key, names its address or changes how the rest is read, unless the
 * vendor's entry permits it.
 */
record JwsHeaderRules(Algorithm algorithm, Set<String> permitted, Set<String> types) {
  private static final Set<String> REFUSED_PARAMETERS =
      Set.of("crit", "b64", "zip", "enc", "cty", "jwk", "jku", "x5u", "x5c");
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  /** Of a key pair, it is compared with the ids of the vendor's keys: Base64, or any text. */
  private static final Pattern KEY_ID_IN_SET = Pattern.compile("[!-~&&[^\"\\\\]]{1,128}");

  private static final int MAX_HEADER = 4 * 1024;
  private static final int MAX_HEADER_WITH_CERTIFICATES = 16 * 1024;

  /** {@return the rules for a plain token} */
  static JwsHeaderRules of(Algorithm algorithm) {
    return new JwsHeaderRules(algorithm, Set.of(), Set.of("jwt"));
  }

  JwsHeaderRules permitting(String... parameters) {
    return new JwsHeaderRules(algorithm, Set.of(parameters), types);
  }

  JwsHeaderRules typed(String... accepted) {
    return new JwsHeaderRules(algorithm, permitted, Set.of(accepted));
  }

  /** {@return the decoded header, or null when it is not accepted} */
  @Nullable ObjectNode read(Content encoded) {
    int most = permitted.contains("x5c") ? MAX_HEADER_WITH_CERTIFICATES : MAX_HEADER;
    if (encoded.size() > most) {
      return null;
    }
    try {
      Content decoded = encoded.decodeBase64Url();
      ObjectNode strict = decoded.toJsonObject();
      JWSHeader header =
          JWSHeader.parse(
              decoded.toText(StandardCharsets.UTF_8),
              Base64URL.from(encoded.toText(StandardCharsets.US_ASCII)));
      return hasNoRefusedParameter(strict)
              && isTyped(strict)
              && hasPlainKeyId(strict)
              && header.getAlgorithm().getName().equals(algorithm.jws())
          ? strict
          : null;
    } catch (RejectedException | ParseException | IllegalArgumentException e) {
      return null;
    }
  }

  private boolean hasNoRefusedParameter(ObjectNode header) {
    for (String name : REFUSED_PARAMETERS) {
      if (header.has(name) && !permitted.contains(name)) {
        return false;
      }
    }
    return true;
  }

  /** RFC 8725, section 3.11: another type says that the token was made for another purpose. */
  private boolean isTyped(ObjectNode header) {
    JsonNode type = header.path("typ");
    return type.isMissingNode()
        || (type.isTextual() && types.contains(type.textValue().toLowerCase(Locale.ROOT)));
  }

  /** What other systems would choke on says that it is no vendor's. */
  private boolean hasPlainKeyId(ObjectNode header) {
    JsonNode keyId = header.path("kid");
    Pattern plain = algorithm.takesPublicKey() ? KEY_ID_IN_SET : KEY_ID;
    return keyId.isMissingNode()
        || (keyId.isTextual() && plain.matcher(keyId.textValue()).matches());
  }
}
