package io.github.verifiedresponse.testkit;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.scheme.SigningResult;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a relayer puts what the vendor signed.
 *
 * @param name of the header or field, or the pointer to the content
 * @param beside the pointer to the signature, where that is another field
 */
record Placement(Kind kind, String name, String beside) {
  static final Placement VENDORS_OWN = new Placement(Kind.VENDORS_OWN, "", "");

  enum Kind {
    VENDORS_OWN,
    BODY,
    HEADER,
    FORM,
    QUERY,
    JSON,
    JSON_PAIR
  }

  /** {@return the carrier with which a verifier finds it; empty for the vendor's own place} */
  Optional<Carrier> carrier() {
    return switch (kind) {
      case VENDORS_OWN -> Optional.empty();
      case BODY -> Optional.of(Carrier.body("application/jwt", "text/plain"));
      case HEADER -> Optional.of(Carriers.header(name));
      case FORM -> Optional.of(Carriers.form(name));
      case QUERY -> Optional.of(Carriers.query(name));
      case JSON -> Optional.of(Carriers.jsonField(name));
      case JSON_PAIR -> Optional.of(Carriers.jsonFields(name, beside));
    };
  }

  SigningResult of(SigningResult parts, String vendor) {
    require(parts, vendor);
    String content = parts.content();
    return switch (kind) {
      case VENDORS_OWN -> parts;
      case BODY -> placed(parts, Map.of(), content, "", "text/plain");
      case HEADER -> placed(parts, Map.of(name, content), "", "", "");
      case FORM -> placed(parts, Map.of(), field(content), "", "application/x-www-form-urlencoded");
      case QUERY -> placed(parts, Map.of(), "", field(content), "");
      case JSON -> placed(parts, Map.of(), json(parts), "", "application/json");
      case JSON_PAIR -> placed(parts, headersBeside(parts), json(parts), "", "application/json");
    };
  }

  private void require(SigningResult parts, String vendor) {
    boolean fits =
        switch (kind) {
          case VENDORS_OWN -> true;
          case JSON_PAIR -> parts.form() == SigningResult.Form.BESIDE;
          case BODY, HEADER, FORM, QUERY, JSON -> parts.form() == SigningResult.Form.WHOLE;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "results of the scheme "
              + vendor
              + switch (parts.form()) {
                case WHOLE -> " hold their signature: name one place";
                case BESIDE ->
                    " have a signature beside them: use inJson(content, signature), or calledBack()";
                case REQUEST -> " are signed with more of the request: use calledBack()";
              });
    }
  }

  private String field(String content) {
    return name + "=" + URLEncoder.encode(content, StandardCharsets.UTF_8);
  }

  private String json(SigningResult parts) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    put(root, JsonPointer.compile(name), parts.content());
    if (kind == Kind.JSON_PAIR) {
      put(root, JsonPointer.compile(beside), parts.beside());
    }
    return root.toString();
  }

  private static void put(ObjectNode root, JsonPointer pointer, String value) {
    ObjectNode parent = root;
    JsonPointer rest = pointer;
    while (!rest.tail().matches()) {
      parent = parent.withObjectProperty(rest.getMatchingProperty());
      rest = rest.tail();
    }
    parent.put(rest.getMatchingProperty(), value);
  }

  /** All headers but the one of the signature, such as one of a signed time. */
  private static Map<String, String> headersBeside(SigningResult parts) {
    Map<String, String> rest = new TreeMap<>(parts.headers());
    rest.values().removeIf(value -> value.equals(parts.beside()));
    return rest;
  }

  private static SigningResult placed(
      SigningResult parts,
      Map<String, String> headers,
      String body,
      String query,
      String mediaType) {
    return new SigningResult(
        headers,
        body,
        query,
        mediaType,
        parts.content(),
        parts.signature(),
        parts.beside(),
        parts.form(),
        parts.signsBytes());
  }
}
