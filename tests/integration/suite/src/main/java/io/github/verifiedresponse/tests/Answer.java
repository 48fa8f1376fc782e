package io.github.verifiedresponse.tests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;

/** What a server answered. */
record Answer(int status, HttpHeaders headers, String body) {
  private static final String TYPE_PREFIX = "urn:verified-response:problem:";

  JsonNode json() {
    try {
      return new ObjectMapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + body, e);
    }
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** Whether another request with the same result has not ended; an answer to HEAD does not say. */
  boolean isInProgress() {
    return body.contains(TYPE_PREFIX + "in-progress");
  }

  /** The status and the reason of a problem, such as {@code 401 unverified}; else the status. */
  String verdict() {
    if (!header("Content-Type").startsWith("application/problem+json")) {
      return Integer.toString(status);
    }
    return status + " " + json().path("type").asText().substring(TYPE_PREFIX.length());
  }
}
