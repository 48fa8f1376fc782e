package io.github.verifiedresponse.tests;

import java.util.List;

/**
 * What the vendor signed, and how it reaches the back end; headers are names and values in turn.
 */
record Message(String payload, String body, List<String> headers) {
  Message(String payload, String body) {
    this(payload, body, List.of());
  }

  String[] headerArray() {
    return headers.toArray(String[]::new);
  }
}
