package io.github.verifiedresponse.tests.vectors;

import static io.github.verifiedresponse.tests.vectors.Edits.any;

import io.github.verifiedresponse.TestMessage;
import java.util.List;
import java.util.Random;

/** Edits of a request around its body. */
final class Frames {
  private static final List<String> TYPES =
      List.of(
          "application/jwt",
          "application/json",
          "application/json; charset=utf-8",
          "APPLICATION/JWT;x=1",
          "application/jwt; charset=utf-16",
          "text/xml",
          "*/*",
          "",
          "x",
          "application/json; charset=\"utf-7\"",
          "multipart/form-data; boundary=b");
  private static final List<String> NAMES =
      List.of("Content-Encoding", "Transfer-Encoding", "Content-Length", "Signature", "X-Caf");
  private static final List<String> VALUES =
      List.of("gzip", "identity", "chunked", "0", "1", "-1", "99999999999999999999", "", "\0");
  private static final List<String> METHODS =
      List.of("POST", "PUT", "PATCH", "GET", "HEAD", "TRACE", "post", "", "OPTIONS", "DELETE");
  private static final List<String> TARGETS =
      List.of("/", "/results/", "//", "/a;b", "/%2e%2e/a", "/a?b=c", "/a%00", "/é", "/a\\b", "");

  private Frames() {}

  static TestMessage edited(TestMessage message, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> message.header("Content-Type", any(TYPES, random));
      case 1 -> message.header("Content-Type", any(TYPES, random), any(TYPES, random));
      case 2 -> message.method(any(METHODS, random));
      case 3 -> message.target(any(TARGETS, random));
      case 4 -> message.header(any(NAMES, random), any(VALUES, random));
      default -> message.header(any(NAMES, random), any(VALUES, random), any(VALUES, random));
    };
  }
}
