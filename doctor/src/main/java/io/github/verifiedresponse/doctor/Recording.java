package io.github.verifiedresponse.doctor;

import io.github.verifiedresponse.doctor.Request.Header;
import io.github.verifiedresponse.message.Content;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a raw HTTP/1.1 message, or an editor's file with one request in it. */
final class Recording {
  private static final Pattern REQUEST_LINE = Pattern.compile("([A-Z]+) +(\\S+)( +HTTP/[0-9.]+)?");
  private static final Pattern ORIGIN = Pattern.compile("(?i)https?://[^/?#]*");
  private static final Pattern COMMENT = Pattern.compile("#.*|//.*|@.*|");

  private final Content bytes;
  private int at;

  Recording(Content bytes) {
    this.bytes = bytes;
  }

  Request request() {
    Matcher start = REQUEST_LINE.matcher(firstLine());
    if (!start.matches()) {
      throw new IllegalArgumentException(
          "the recording does not begin with a request line such as POST /results HTTP/1.1");
    }
    List<Header> headers = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      headers.add(Header.parse(line));
    }
    Content body = bytes.range(at, bytes.size());
    return new Request(start.group(1), target(start.group(2)), headers, framed(body, headers));
  }

  /** {@return the path and query of an address} */
  static String target(String address) {
    String target = ORIGIN.matcher(address).replaceFirst("").replaceFirst("#.*$", "");
    return target.startsWith("/") ? target : "/" + target;
  }

  private String firstLine() {
    String line = line();
    while (COMMENT.matcher(line).matches() && at < bytes.size()) {
      line = line();
    }
    return line;
  }

  private String line() {
    int end = at;
    while (end < bytes.size() && bytes.byteAt(end) != '\n') {
      end++;
    }
    String line = bytes.range(at, end).toText(StandardCharsets.UTF_8);
    at = Math.min(end + 1, bytes.size());
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private static Content framed(Content body, List<Header> headers) {
    Optional<String> coding = value(headers, "Transfer-Encoding");
    if (coding.filter("chunked"::equalsIgnoreCase).isPresent()) {
      return new Recording(body).unchunked().orElse(body);
    }
    return value(headers, "Content-Length")
        .filter(length -> length.matches("[0-9]{1,9}"))
        .map(Integer::parseInt)
        .filter(length -> length < body.size() && isBlank(body.range(length, body.size())))
        .map(length -> body.range(0, length))
        .orElse(body);
  }

  private static Optional<String> value(List<Header> headers, String name) {
    return headers.stream().filter(it -> it.is(name)).map(Header::value).findFirst();
  }

  /** What an editor adds at the end of a file was not sent. */
  private static boolean isBlank(Content rest) {
    return rest.toText(StandardCharsets.ISO_8859_1).isBlank();
  }

  /**
   * {@return the data of all chunks; empty when these are none, as where a tool has joined them}
   */
  private Optional<Content> unchunked() {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    while (at < bytes.size()) {
      String length = line().replaceFirst(";.*", "");
      if (!length.matches("[0-9A-Fa-f]{1,7}")) {
        return Optional.empty();
      }
      int size = Integer.parseInt(length, 16);
      if (size == 0) {
        return Optional.of(Content.copyOf(joined.toByteArray()));
      }
      if (size > bytes.size() - at) {
        return Optional.empty();
      }
      joined.writeBytes(bytes.range(at, at + size).toByteArray());
      at += size;
      line();
    }
    return Optional.empty();
  }
}
