package io.github.verifiedresponse.tests.once;

import java.util.Map;

/**
 * What the client has read.
 *
 * @param status 0 when the connection ended before a whole answer
 * @param headers by name in lower case
 */
record Answer(int status, Map<String, String> headers, String body) {
  private static final String PROBLEM = "\"type\":\"urn:verified-response:problem:";

  static Answer none() {
    return new Answer(0, Map.of(), "");
  }

  /** {@return whether a filter of ours made it, and neither handler nor container} */
  boolean isOurs() {
    return headers.getOrDefault("content-type", "").startsWith("application/problem+json")
        && body.contains(PROBLEM);
  }

  /** {@return the reason in an answer of ours} */
  String reason() {
    int start = body.indexOf(PROBLEM) + PROBLEM.length();
    return body.substring(start, body.indexOf('"', start));
  }

  boolean keepsConnection() {
    return status != 0 && !headers.getOrDefault("connection", "").equalsIgnoreCase("close");
  }

  @Override
  public String toString() {
    return status == 0 ? "no answer" : status + (isOurs() ? " " + reason() : "");
  }
}
