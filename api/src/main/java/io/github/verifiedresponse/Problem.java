package io.github.verifiedresponse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.result.Sender;
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
  private final int status;
  private final byte[] body;
  private final Map<String, String> headers;

  Problem(
      String verifier, Sender sender, Set<String> allowedMethods, Reason reason, String detail) {
    this.reason = reason;
    this.status = status(reason, sender);
    this.body = json(verifier, status, reason, detail).toString().getBytes(StandardCharsets.UTF_8);
    this.headers = headers(verifier, status, allowedMethods, reason);
  }

  /**
   * A vendor whose first call-back is in progress is asked to repeat it later, by a status that it
   * does not take for success.
   */
  static int status(Reason reason, Sender sender) {
    return reason == Reason.IN_PROGRESS && sender == Sender.VENDOR ? 503 : reason.status();
  }

  private static ObjectNode json(String verifier, int status, Reason reason, String detail) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", TYPE_PREFIX + reason.code())
        .put("title", reason.title())
        .put("status", status)
        .put("detail", detail)
        .put("verifier", verifier);
  }

  private static Map<String, String> headers(
      String verifier, int status, Set<String> allowedMethods, Reason reason) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", MEDIA_TYPE);
    headers.put("Cache-Control", "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    switch (status) {
      case 401 -> headers.put("WWW-Authenticate", "VerifiedResponse verifier=\"" + verifier + '"');
      case 405 -> headers.put("Allow", String.join(", ", allowedMethods));
      case 503 -> headers.put("Retry-After", "1");
      default -> {}
    }
    if (reason == Reason.IN_PROGRESS) {
      headers.put("Retry-After", "1");
    }
    return Map.copyOf(headers);
  }

  /** {@return the HTTP status} */
  public int status() {
    return status;
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
