package io.github.verifiedresponse.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.verifiedresponse.scheme.SigningResult;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What a sender can change in a request without a key. */
final class Alteration {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final SignedRequest request;
  private final SigningResult parts;

  private Alteration(SignedRequest request) {
    this.request = request;
    this.parts = request.parts();
  }

  static Alteration of(SignedRequest request) {
    return new Alteration(request);
  }

  /** Replaces a text wherever it is, as it is or as forms, queries and JSON write it. */
  SignedRequest replaced(String from, String to) {
    UnaryOperator<String> replace =
        text ->
            text.replace(from, to)
                .replace(encoded(from), encoded(to))
                .replace(quoted(from), quoted(to));
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    request
        .headers()
        .forEach((name, lines) -> headers.put(name, lines.stream().map(replace).toList()));
    SignedRequest altered =
        request.with(
            headers,
            replace.apply(request.query()).replace(" ", "%20"),
            replace.apply(request.text()));
    if (from.isEmpty() || isSame(altered)) {
      throw new NotApplicableException("no part of the request can be replaced in this way");
    }
    return altered;
  }

  private boolean isSame(SignedRequest altered) {
    return altered.headers().equals(request.headers())
        && altered.query().equals(request.query())
        && altered.text().equals(request.text());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String quoted(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }

  SignedRequest reserialised() {
    if (!parts.signsBytes()) {
      throw new NotApplicableException("the vendor signs fields, however they are written");
    }
    String content = parts.content();
    String[] segments = content.split("\\.", -1);
    if (parts.form() == SigningResult.Form.WHOLE && segments.length > 1) {
      String decoded = decoded(segments[1]);
      segments[1] = base64url(pretty(decoded));
      return replaced(content, String.join(".", segments));
    }
    return replaced(content, pretty(content));
  }

  private static String pretty(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (!json.isObject()) {
        throw new NotApplicableException("the content is not JSON");
      }
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new NotApplicableException("the content is not JSON");
    }
  }

  /** Another first character: the last one of Base64 may hold unused bits. */
  SignedRequest changedSignature() {
    String signature = parts.signature();
    char first = signature.charAt(0);
    return replaced(signature, (first == 'a' ? 'b' : 'a') + signature.substring(1));
  }

  SignedRequest withoutSignature() {
    for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
      if (parts.form() != SigningResult.Form.WHOLE
          && header.getValue().get(0).contains(parts.signature())) {
        return request.header(header.getKey());
      }
    }
    return replaced(parts.signature(), "");
  }

  SignedRequest extended() {
    if (!parts.signsBytes()) {
      throw new NotApplicableException("the vendor signs fields, however they are written");
    }
    // inside, since HTTP strips white space at the end of a header
    String content = parts.content();
    int middle = content.length() / 2;
    return replaced(content, content.substring(0, middle) + ' ' + content.substring(middle));
  }

  /** The same place twice: a forgery that the application reads, and the genuine one. */
  SignedRequest twice() {
    for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
      String value = header.getValue().get(0);
      if (value.contains(parts.signature())) {
        return request.header(header.getKey(), value, value);
      }
    }
    String name = request.placement().name();
    return switch (request.placement().kind()) {
      case FORM -> body(request.text() + "&" + encoded(name) + "=forged");
      case QUERY -> request.with(request.headers(), name + "=forged&" + request.query(), "");
      case JSON, JSON_PAIR ->
          body("{\"" + name.split("/", -1)[1] + "\":\"forged\"," + request.text().substring(1));
      case VENDORS_OWN, BODY, HEADER ->
          throw new NotApplicableException("a body cannot be there twice");
    };
  }

  private SignedRequest body(String text) {
    return request.with(request.headers(), request.query(), text);
  }

  SignedRequest withoutBody() {
    if (request.text().isEmpty()) {
      throw new NotApplicableException("the request has no body");
    }
    return body("");
  }

  /** {@return the payload of a token} */
  String tokenPayload() {
    String[] segments = parts.content().split("[.~]", -1);
    boolean isToken =
        parts.form() == SigningResult.Form.WHOLE
            && segments.length >= 3
            && parts.content().startsWith("eyJ");
    if (!isToken) {
      throw new NotApplicableException("the vendor signs no token");
    }
    return segments[1];
  }

  SignedRequest token(String token) {
    return replaced(parts.content(), token);
  }

  static String base64url(String text) {
    return base64url(text.getBytes(StandardCharsets.UTF_8));
  }

  static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String decoded(String segment) {
    try {
      return new String(Base64.getUrlDecoder().decode(segment), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
