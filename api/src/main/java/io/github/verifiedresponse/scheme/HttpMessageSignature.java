package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.StrictObject;
import io.github.verifiedresponse.scheme.StructuredFields.InnerList;
import io.github.verifiedresponse.scheme.StructuredFields.Item;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * HTTP Message Signatures (RFC 9421). The algorithm is pinned, the components that must be covered
 * are set, and a covered {@code content-digest} (RFC 9530) is computed again. Without one the body
 * is not signed, and then it is not the content.
 *
 * @param required the components that must be covered; of a deployment {@link #CONTENT_DIGEST} is
 *     always one
 * @param publicUrl scheme and authority as the signer knows them; the Host header without it
 */
record HttpMessageSignature(
    Algorithm algorithm, Primitive primitive, List<String> required, Optional<String> publicUrl)
    implements Proof {
  /** The component by which a signature covers the body. */
  static final String CONTENT_DIGEST = "content-digest";

  private static final Set<String> PARAMETERS =
      Set.of("created", "expires", "nonce", "alg", "keyid", "tag");
  private static final int MOST_COMPONENTS = 32;

  @Override
  public Proven prove(Received received) throws RejectedException {
    InboundMessage message = received.message();
    String input = header(message, "Signature-Input");
    String signatures = header(message, "Signature");
    try {
      Map<String, InnerList> inputs = StructuredFields.innerLists(input);
      Map<String, byte[]> values = StructuredFields.byteSequences(signatures);
      if (inputs.size() != 1 || !inputs.keySet().equals(values.keySet())) {
        throw new RejectedException(Reason.AMBIGUOUS, "there is more than one signature");
      }
      return prove(received, inputs.values().iterator().next(), values.values().iterator().next());
    } catch (IllegalArgumentException e) {
      throw new RejectedException(
          Reason.MALFORMED,
          "Signature-Input or Signature is not a structured field as in RFC 9421");
    }
  }

  private Proven prove(Received received, InnerList covered, byte[] signature)
      throws RejectedException {
    requireCoverage(covered);
    String lines = lines(received, covered);
    Content base = Content.ofText(lines + "\"@signature-params\": " + covered.text());
    Object keyId = covered.parameters().getOrDefault("keyid", "");
    FittingKey key =
        primitive.fitting(
            received.message(), keyId.toString(), SignedMessage.of(base), List.of(signature));
    if (key == null) {
      throw Refusal.unverified();
    }
    boolean bodyIsSigned = covers(covered, CONTENT_DIGEST);
    if (bodyIsSigned) {
      requireDigest(received);
    }
    Content content = bodyIsSigned ? received.content() : base;
    StrictObject payload = bodyIsSigned ? Payloads.ofAny(received) : Payloads.empty();
    return Proven.ofBody(StrictObject.of(claims(covered)), "", payload, content, key)
        .counted(() -> counted(lines, covered));
  }

  private static String header(InboundMessage message, String name) throws RejectedException {
    return message
        .singleHeader(name)
        .orElseThrow(
            () ->
                new RejectedException(
                    Reason.MISSING_SIGNATURE, "the header " + name + " is missing or empty"));
  }

  private void requireCoverage(InnerList covered) throws RejectedException {
    Set<String> names = new HashSet<>();
    boolean good = covered.items().size() <= MOST_COMPONENTS;
    for (Item item : covered.items()) {
      good &= names.add(item.text());
    }
    Object named = covered.parameters().get("alg");
    good &= named == null || named.equals(algorithm.http());
    good &= PARAMETERS.containsAll(covered.parameters().keySet());
    good &= required.stream().allMatch(name -> covers(covered, name));
    if (!good) {
      throw Refusal.unverified();
    }
  }

  private static boolean covers(InnerList covered, String name) {
    return covered.items().stream()
        .anyMatch(item -> item.value().equals(name) && item.parameters().isEmpty());
  }

  /** By its nonce a signer tells two messages apart that are alike (section 7.2.2). */
  private static Content counted(String lines, InnerList covered) {
    return Content.ofText(lines + covered.parameters().getOrDefault("nonce", ""));
  }

  /** Section 2.5: one line a component, before the parameters as they came. */
  private String lines(Received received, InnerList covered) throws RejectedException {
    StringBuilder base = new StringBuilder();
    for (Item item : covered.items()) {
      base.append(item.text()).append(": ").append(value(received, item)).append('\n');
    }
    return base.toString();
  }

  private String value(Received received, Item item) throws RejectedException {
    InboundMessage message = received.message();
    if (item.value().equals("@query-param")) {
      return queryParameter(received, item);
    }
    if (!item.parameters().isEmpty()) {
      throw Refusal.unverified();
    }
    String path = message.path();
    String query = message.query();
    return switch (item.value()) {
      case "@method" -> message.method();
      case "@authority" -> authority(message);
      case "@scheme" -> origin().substring(0, origin().indexOf(':'));
      case "@target-uri" -> origin() + message.target();
      case "@request-target" -> message.target();
      case "@path" -> path.isEmpty() ? "/" : path;
      case "@query" -> "?" + query;
      default -> field(message, item.value());
    };
  }

  private String origin() throws RejectedException {
    return publicUrl.orElseThrow(Refusal::unverified);
  }

  private String authority(InboundMessage message) throws RejectedException {
    String authority =
        publicUrl.isPresent()
            ? publicUrl.get().replaceFirst("https?://", "").replaceFirst("/.*", "")
            : header(message, "Host");
    boolean secure = publicUrl.map(url -> url.startsWith("https:")).orElse(true);
    return authority.toLowerCase(Locale.ROOT).replaceFirst(secure ? ":443$" : ":80$", "");
  }

  private static String field(InboundMessage message, String name) throws RejectedException {
    List<String> lines = message.header(name);
    if (lines.isEmpty() || name.startsWith("@") || !name.equals(name.toLowerCase(Locale.ROOT))) {
      throw Refusal.unverified();
    }
    String value = lines.stream().map(String::strip).collect(Collectors.joining(", "));
    if (value.chars().anyMatch(c -> c == '\r' || c == '\n')) {
      throw Refusal.unverified();
    }
    return value;
  }

  /** Section 2.2.8: names are compared, and values signed, as they are encoded again. */
  private static String queryParameter(Received received, Item item) throws RejectedException {
    Object name = item.parameters().get("name");
    List<String> values =
        received.query().toMap().entrySet().stream()
            .filter(field -> encoded(field.getKey()).equals(name))
            .flatMap(field -> field.getValue().stream())
            .toList();
    if (item.parameters().size() != 1 || values.size() != 1) {
      throw Refusal.unverified();
    }
    return encoded(values.get(0));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Of the digests that the field holds, every one that is known must be right. */
  private static void requireDigest(Received received) throws RejectedException {
    boolean any = false;
    for (Map.Entry<String, byte[]> digest : digests(received).entrySet()) {
      String algorithm =
          switch (digest.getKey()) {
            case "sha-256" -> "SHA-256";
            case "sha-512" -> "SHA-512";
            default -> "";
          };
      if (!algorithm.isEmpty()) {
        any = true;
        if (!MessageDigest.isEqual(
            digest.getValue(), Digests.digest(algorithm, received.content()))) {
          throw Refusal.unverified();
        }
      }
    }
    if (!any) {
      throw Refusal.unverified();
    }
  }

  /** Two of one algorithm are none: one reader would take the first, another the last. */
  private static Map<String, byte[]> digests(Received received) throws RejectedException {
    try {
      return StructuredFields.byteSequences(header(received.message(), "Content-Digest"));
    } catch (IllegalArgumentException e) {
      throw Refusal.unverified();
    }
  }

  /** The signature's parameters, with the times under the names that JWTs have for them. */
  private static ObjectNode claims(InnerList covered) {
    ObjectNode claims = JsonNodeFactory.instance.objectNode();
    covered
        .parameters()
        .forEach(
            (name, value) -> {
              String claim = name.equals("expires") ? "exp" : name.equals("created") ? "iat" : name;
              if (value instanceof Long number) {
                claims.put(claim, number);
              } else {
                claims.put(claim, value.toString());
              }
            });
    return claims;
  }
}
