package io.github.verifiedresponse.tests.vectors;

import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.message.Content;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as bytes, so that a fuzzer can write one and a person can read it: a line of the
 * verifier's name, method and target, the headers, an empty line, the body. As Latin-1.
 */
record RawMessage(String verifier, TestMessage message, String body) {

  static RawMessage read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\n\n");
    String body = end < 0 ? "" : text.substring(end + 2);
    List<String> lines = List.of((end < 0 ? text : text.substring(0, end)).split("\n", -1));
    String[] words = Arrays.copyOf(lines.get(0).split(" ", 3), 3);
    TestMessage message =
        new TestMessage()
            .method(String.valueOf(words[1]))
            .target(String.valueOf(words[2]))
            .body(Content.copyOf(body.getBytes(StandardCharsets.ISO_8859_1)));
    headers(lines).forEach((name, values) -> message.header(name, values.toArray(String[]::new)));
    return new RawMessage(String.valueOf(words[0]), message, body);
  }

  private static Map<String, List<String>> headers(List<String> lines) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : lines.subList(1, lines.size())) {
      String[] pair = line.split(": ", 2);
      headers.computeIfAbsent(pair[0], name -> new ArrayList<>()).add(pair[pair.length - 1]);
    }
    return headers;
  }
}
