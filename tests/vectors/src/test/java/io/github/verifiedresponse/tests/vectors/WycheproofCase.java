package io.github.verifiedresponse.tests.vectors;

import com.fasterxml.jackson.databind.JsonNode;

/** One test of Wycheproof with the group that holds its key. */
public record WycheproofCase(JsonNode group, JsonNode test) {
  public int id() {
    return test.get("tcId").asInt();
  }

  public String text(String name) {
    return test.path(name).asText();
  }

  public boolean valid() {
    return text("result").equals("valid");
  }

  @Override
  public String toString() {
    return "tc " + id() + " " + text("comment");
  }
}
