package io.github.verifiedresponse.message;

import io.github.verifiedresponse.wire.ContentType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks of a request before a byte of its body is read: method, raw path, framing and encodings.
 * Each rule prevents a proxy and the server from interpreting the request differently.
 *
 * @param mediaTypes what the Content-Type may be, with {@code application/json} also {@code
 *     application/*+json}; empty if nothing is read from the body
 * @param strictUri whether paths are refused on which servers differ
 * @param maxBody the most bytes that a body may hold
 */
public record RequestChecks(Set<String> mediaTypes, boolean strictUri, int maxBody) {
  private static final String JSON = "application/json";
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
  private static final Set<String> WITHOUT_BODY =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
  private static final List<String> ESCAPED_SEPARATORS = List.of("%3b", "%2f", "%5c", "%00");

  /** {@return the methods that are allowed, in the order in which {@code Allow} names them} */
  public Set<String> methods() {
    return new TreeSet<>(taken());
  }

  private Set<String> taken() {
    return mediaTypes.isEmpty() ? WITHOUT_BODY : WITH_BODY;
  }

  /**
   * Lets a request pass whose body may be read.
   *
   * @throws RejectedException naming the rule that it breaks
   */
  public void check(InboundMessage message) throws RejectedException {
    checkMethod(message.method());
    if (strictUri) {
      checkPath(message.path());
    }
    checkFraming(message);
    if (!mediaTypes.isEmpty()) {
      ContentType type = mediaType(message);
      checkContentLength(message.header("Content-Length"));
      checkCoding(message, type);
    }
  }

  private void checkMethod(String method) throws RejectedException {
    if (!taken().contains(method)) {
      throw new RejectedException(
          Reason.METHOD_NOT_ALLOWED, "allowed methods: " + String.join(", ", methods()));
    }
  }

  /**
   * Servers differ on what these mean when they choose a filter and when they choose a resource.
   */
  private static void checkPath(String path) throws RejectedException {
    String rooted = path.startsWith("/") ? path : "/" + path;
    boolean strict = true;
    for (int i = 0; strict && i < rooted.length(); i++) {
      char c = rooted.charAt(i);
      strict =
          switch (c) {
            case ';', '\\' -> false;
            case '/' -> !rooted.startsWith("//", i) && !isDotSegment(rooted, i + 1);
            case '%' -> !isEscapedSeparator(rooted, i);
            default -> c > 0x20 && c < 0x7F;
          };
    }
    if (!strict) {
      throw new RejectedException(
          Reason.MALFORMED,
          "the path contains a parameter, an encoded separator, an empty segment or a dot segment");
    }
  }

  private static boolean isEscapedSeparator(String path, int start) {
    return ESCAPED_SEPARATORS.stream()
        .anyMatch(escaped -> path.regionMatches(true, start, escaped, 0, escaped.length()));
  }

  /** One or two full stops, escaped or not, and nothing else. */
  private static boolean isDotSegment(String path, int start) {
    int at = start;
    int dots = 0;
    while (path.startsWith(".", at) || path.regionMatches(true, at, "%2e", 0, 3)) {
      at += path.charAt(at) == '.' ? 1 : 3;
      dots++;
    }
    return (dots == 1 || dots == 2) && (at == path.length() || path.charAt(at) == '/');
  }

  private static void checkFraming(InboundMessage message) throws RejectedException {
    if (!message.isPlainlyFramed()) {
      throw new RejectedException(
          Reason.MALFORMED, "Transfer-Encoding must be chunked alone, without Content-Length");
    }
  }

  private ContentType mediaType(InboundMessage message) throws RejectedException {
    Optional<ContentType> type = contentType(message);
    if (type.isEmpty() || !isAccepted(type.get())) {
      throw new RejectedException(
          Reason.UNSUPPORTED_CONTENT,
          "the Content-Type must be "
              + String.join(" or ", new TreeSet<>(mediaTypes))
              + ", in UTF-8");
    }
    return type.get();
  }

  /** Where JSON is accepted, what is written in it is, such as CloudEvents. */
  private boolean isAccepted(ContentType type) {
    return mediaTypes.contains(type.mediaType()) || (mediaTypes.contains(JSON) && type.isJson());
  }

  /**
   * Lets a body of any type pass, or of none, if it is plain text.
   *
   * @throws RejectedException with {@link Reason#UNSUPPORTED_CONTENT} for another charset than
   *     UTF-8, and for a Content-Encoding
   */
  public static void checkAnyBody(InboundMessage message) throws RejectedException {
    requirePlainBytes(message);
    Optional<ContentType> type = contentType(message);
    if (type.isPresent()) {
      requireUtf8(message, type.get());
    }
  }

  /**
   * Requires plain bytes, which are what is signed, and UTF-8. Only a body that is called ASCII is
   * read for it.
   */
  static void checkCoding(InboundMessage message, ContentType type) throws RejectedException {
    requirePlainBytes(message);
    requireUtf8(message, type);
  }

  private static void requirePlainBytes(InboundMessage message) throws RejectedException {
    for (String value : message.header("Content-Encoding")) {
      if (!value.isBlank() && !value.equalsIgnoreCase("identity")) {
        throw new RejectedException(
            Reason.UNSUPPORTED_CONTENT,
            "send the body without Content-Encoding: the signature covers the uncompressed bytes");
      }
    }
  }

  private static void requireUtf8(InboundMessage message, ContentType type)
      throws RejectedException {
    if (!type.isUtf8()) {
      throw new RejectedException(
          Reason.UNSUPPORTED_CONTENT,
          "the charset of the Content-Type must be utf-8, without single quotes");
    }
    if (type.isAscii() && !message.body().isAscii()) {
      throw new RejectedException(
          Reason.UNSUPPORTED_CONTENT, "the charset is us-ascii, but the body is not ASCII");
    }
  }

  /**
   * {@return the Content-Type of a message that has one}
   *
   * @throws RejectedException with {@link Reason#UNSUPPORTED_CONTENT} when it does not parse, or
   *     occurs twice
   */
  static Optional<ContentType> contentType(InboundMessage message) throws RejectedException {
    List<String> values = message.header("Content-Type");
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Optional<ContentType> type =
        values.size() == 1 ? ContentType.parse(values.get(0)) : Optional.empty();
    if (type.isEmpty()) {
      throw new RejectedException(
          Reason.UNSUPPORTED_CONTENT,
          "the Content-Type must be a single media type, with each parameter once, as name=value");
    }
    return type;
  }

  /**
   * Refuses before a byte is read; what is not declared, or declared wrongly, is counted later. One
   * number that is repeated is one (RFC 9110, section 8.6): Open Liberty does so over HTTP/2.
   */
  private void checkContentLength(List<String> values) throws RejectedException {
    for (String value : values) {
      if (!isDecimal(value) || !value.equals(values.get(0))) {
        throw new RejectedException(
            Reason.MALFORMED, "the Content-Length is not a single decimal number");
      }
    }
    if (!values.isEmpty() && isTooLong(values.get(0))) {
      throw new RejectedException(
          Reason.TOO_LARGE, "the body exceeds the limit of " + maxBody + " bytes");
    }
  }

  private static boolean isDecimal(String value) {
    int at = 0;
    while (at < value.length() && value.charAt(at) >= '0' && value.charAt(at) <= '9') {
      at++;
    }
    return at > 0 && at == value.length();
  }

  private boolean isTooLong(String decimal) {
    return decimal.length() > 18 || Long.parseLong(decimal) > maxBody;
  }
}
