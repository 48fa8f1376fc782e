package io.github.verifiedresponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A signed sample of {@code vectors.json}, which says in {@code source} where it comes from. */
public record TestVector(
    String id,
    String scheme,
    String secret,
    String token,
    String body,
    String value,
    String expect,
    String reason) {

  private static final List<TestVector> ALL = load();

  /** Returns the vector with this id. */
  public static TestVector named(String id) {
    return ALL.stream().filter(vector -> vector.id.equals(id)).findFirst().orElseThrow();
  }

  /** Returns the vectors whose ids start so. */
  public static Stream<TestVector> starting(String prefix) {
    return ALL.stream().filter(vector -> vector.id.startsWith(prefix));
  }

  private static List<TestVector> load() {
    try (InputStream in = TestVector.class.getResourceAsStream("/vectors.json")) {
      List<TestVector> vectors = new ArrayList<>();
      for (JsonNode vector : new ObjectMapper().readTree(in).get("vectors")) {
        vectors.add(
            new TestVector(
                vector.path("id").asText(),
                vector.path("scheme").asText(),
                vector.path("secret").asText(),
                vector.path("token").asText(),
                vector.path("body").asText(),
                vector.path("value").asText(),
                vector.path("expect").asText(),
                vector.path("reason").asText()));
      }
      return List.copyOf(vectors);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Names the parameter of a test. */
  @Override
  public String toString() {
    return id + (reason.isEmpty() ? "" : ": " + reason);
  }
}
