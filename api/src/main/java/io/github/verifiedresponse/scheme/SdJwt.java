package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.StrictObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A selectively disclosable JWT: a JWS of the issuer, and disclosures behind it with tildes between
 * them. Each disclosure is committed to by exactly one digest of the signed claims, and none is
 * left over. A key-binding JWT is not verified, so a text that ends with one is refused.
 */
record SdJwt(CompactJws issuer) implements Proof {
  /**
   * The media types of RFC 9901, its example, and credentials under their names of today and old.
   */
  static final String[] TYPES = {
    "jwt", "sd-jwt", "sd+jwt", "example+sd-jwt", "dc+sd-jwt", "vc+sd-jwt"
  };

  private static final String DIGESTS = "_sd";
  private static final String ALGORITHM = "_sd_alg";
  private static final String ELEMENT = "...";
  private static final int MOST = 200;

  @Override
  public Proven prove(Received received) throws RejectedException {
    List<Content> parts = split(received.content());
    CompactJws.Verified verified = issuer.verify(received.message(), parts.get(0));
    ObjectNode claims = received.message().json(verified.content());
    if (!claims.path(ALGORITHM).asText("sha-256").equals("sha-256")) {
      throw Refusal.unverified();
    }
    Disclosures disclosures = new Disclosures(received, parts.subList(1, parts.size()));
    ObjectNode payload = disclosures.opened(claims);
    disclosures.requireAllUsed();
    payload.remove(ALGORITHM);
    // whatever the holder discloses of it, it is one credential, and counts once
    StrictObject disclosed = StrictObject.of(payload);
    return new Proven(disclosed, "", disclosed, verified.content(), false, verified.key());
  }

  /** The issuer's JWT and the disclosures; what follows the last tilde is empty. */
  private static List<Content> split(Content text) throws RejectedException {
    List<Content> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.size() && parts.size() <= MOST; i++) {
      if (text.byteAt(i) == '~') {
        parts.add(text.range(start, i));
        start = i + 1;
      }
    }
    if (parts.isEmpty() || start != text.size() || parts.size() > MOST) {
      throw new RejectedException(
          Reason.MALFORMED,
          "an SD-JWT is a JWT and its disclosures, each with a tilde behind it, without key"
              + " binding");
    }
    return parts;
  }

  /**
   * What the holder discloses, by digest. Anything may be behind a genuine JWT, so a disclosure is
   * read once the issuer's digest of it is found.
   */
  private static final class Disclosures {
    private final Received received;
    private final Map<String, Content> byDigest = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private int used;

    Disclosures(Received received, List<Content> texts) throws RejectedException {
      this.received = received;
      for (Content text : texts) {
        String digest = Encoding.BASE64URL.encode(Digests.digest("SHA-256", text));
        if (byDigest.put(digest, text) != null) {
          throw Refusal.unverified();
        }
      }
    }

    /** An array, which strict JSON reads as a member. */
    private JsonNode read(Content text) throws RejectedException {
      Content json = text.decodeBase64Url();
      String array = json.toText(StandardCharsets.UTF_8);
      JsonNode node = received.message().json(Content.ofText("{\"d\":" + array + "}")).path("d");
      boolean plain = node.isArray() && node.path(0).isTextual();
      if (!plain || node.size() < 2 || node.size() > 3 || !array.stripLeading().startsWith("[")) {
        throw new RejectedException(
            Reason.MALFORMED, "a disclosure must be an array of two or three");
      }
      return node;
    }

    ObjectNode opened(ObjectNode object) throws RejectedException {
      ObjectNode opened = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        if (!member.getKey().equals(DIGESTS)) {
          opened.set(member.getKey(), opened(member.getValue()));
        }
      }
      for (JsonNode digest : object.path(DIGESTS)) {
        JsonNode disclosure = find(digest, 3);
        if (disclosure != null) {
          add(opened, disclosure);
        }
      }
      return opened;
    }

    private void add(ObjectNode opened, JsonNode disclosure) throws RejectedException {
      String name = disclosure.path(1).asText();
      boolean reserved = name.equals(DIGESTS) || name.equals(ELEMENT);
      if (!disclosure.path(1).isTextual() || reserved || opened.has(name)) {
        throw Refusal.unverified();
      }
      opened.set(name, opened(disclosure.path(2)));
    }

    private JsonNode opened(JsonNode value) throws RejectedException {
      if (value instanceof ObjectNode object) {
        return opened(object);
      }
      if (!(value instanceof ArrayNode array)) {
        return value;
      }
      ArrayNode opened = JsonNodeFactory.instance.arrayNode();
      for (JsonNode element : array) {
        if (element.size() == 1 && element.has(ELEMENT)) {
          JsonNode disclosure = find(element.path(ELEMENT), 2);
          if (disclosure != null) {
            opened.add(opened(disclosure.path(1)));
          }
        } else {
          opened.add(opened(element));
        }
      }
      return opened;
    }

    /** No digest occurs twice, whether it is disclosed or not. */
    private @Nullable JsonNode find(JsonNode digest, int size) throws RejectedException {
      if (!digest.isTextual() || !seen.add(digest.textValue())) {
        throw Refusal.unverified();
      }
      Content text = byDigest.get(digest.textValue());
      if (text == null) {
        return null;
      }
      JsonNode disclosure = read(text);
      if (disclosure.size() != size) {
        throw Refusal.unverified();
      }
      used++;
      return disclosure;
    }

    void requireAllUsed() throws RejectedException {
      if (used != byDigest.size()) {
        throw Refusal.unverified();
      }
    }
  }
}
