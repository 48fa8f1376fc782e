package io.github.verifiedresponse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A refusal as the client reads it: {@code application/problem+json} (RFC 9457). It never echoes
 * the request, and it is the same for everybody who is refused for the same reason.
 */
public final class Problem {
  /** The media type of the body. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPE_PREFIX = "urn:verified-response:problem:";

  private final Reason reason;
  private final byte[] body;
  private final Map<String, String> headers;

  Problem(String verifier, Set<String> allowedMethods, Verification.Rejected rejected) {
    this.reason = rejected.reason();
    this.body = json(verifier, rejected).toString().getBytes(StandardCharsets.UTF_8);
    this.headers = headers(verifier, allowedMethods, rejected.reason());
  }

  private static ObjectNode json(String verifier, Verification.Rejected rejected) {
    Reason reason = rejected.reason();
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", TYPE_PREFIX + reason.code())
        .put("title", reason.title())
        .put("status", reason.status())
        .put("detail", rejected.detail())
        .put("verifier", verifier);
  }

  private static Map<String, String> headers(
      String verifier, Set<String> allowedMethods, Reason reason) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", MEDIA_TYPE);
    headers.put("Cache-Control", "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    switch (reason.status()) {
      case 401 -> headers.put("WWW-Authenticate", "VerifiedResponse verifier=\"" + verifier + '"');
      case 405 -> headers.put("Allow", String.join(", ", allowedMethods));
      case 503 -> headers.put("Retry-After", "1");
      default -> {}
    }
    return Map.copyOf(headers);
  }

  /** {@return the HTTP status} */
  public int status() {
    return reason.status();
  }

  /** {@return the header fields, Content-Type among them} */
  public Map<String, String> headers() {
    return headers;
  }

  /** {@return the body: type, title, status, detail and verifier, as UTF-8} */
  public byte[] body() {
    return body.clone();
  }

  /** Shows the reason. */
  @Override
  public String toString() {
    return "Problem[" + reason.code() + "]";
  }
}
