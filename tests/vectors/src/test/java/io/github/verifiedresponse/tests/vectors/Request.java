package io.github.verifiedresponse.tests.vectors;

import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.scheme.Signing;
import io.github.verifiedresponse.scheme.SigningResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request in pieces that a test can change.
 *
 * @param headers the lines of each field
 * @param body as Latin-1: one character for each byte
 */
record Request(String method, String target, SortedMap<String, List<String>> headers, String body) {

  static Request signedBy(Signing signing) {
    SigningResult parts = signing.sign();
    SortedMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    parts.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    if (!parts.mediaType().isEmpty()) {
      headers.put("Content-Type", List.of(parts.mediaType()));
    }
    String query = parts.query().isEmpty() ? "" : "?" + parts.query();
    return new Request(
        signing.method(), signing.target() + query, headers, Edits.text(Edits.bytes(parts.body())));
  }

  Request body(String other) {
    return new Request(method, target, headers, other);
  }

  Request target(String other) {
    return new Request(method, other, headers, body);
  }

  Request method(String other) {
    return new Request(other, target, headers, body);
  }

  Request without(String name) {
    SortedMap<String, List<String>> less = new TreeMap<>(headers);
    less.remove(name);
    return new Request(method, target, less, body);
  }

  /** Sets the lines of a field. */
  Request header(String name, String... lines) {
    SortedMap<String, List<String>> more = new TreeMap<>(headers);
    more.put(name, List.of(lines));
    return new Request(method, target, more, body);
  }

  /** Returns the one line of a field without the white space round it; all lines, if more. */
  String header(String name) {
    List<String> lines = headers.getOrDefault(name, List.of());
    return lines.size() == 1 ? lines.get(0).strip() : lines.toString();
  }

  String query() {
    int start = target.indexOf('?');
    return start < 0 ? "" : target.substring(start + 1);
  }

  InboundMessage message() {
    TestMessage message =
        new TestMessage()
            .method(method)
            .target(target)
            .body(Content.copyOf(body.getBytes(StandardCharsets.ISO_8859_1)));
    for (Map.Entry<String, List<String>> field : headers.entrySet()) {
      message.header(field.getKey(), field.getValue().toArray(String[]::new));
    }
    return message.build();
  }
}
