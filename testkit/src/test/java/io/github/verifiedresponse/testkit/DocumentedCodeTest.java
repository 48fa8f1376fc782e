package io.github.verifiedresponse.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Documentation;
import io.github.verifiedresponse.DocumentedCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of the test kit shows as Java compiles; MockMvc is replaced. */
class DocumentedCodeTest {
  private static final DocumentedCode CODE =
      new DocumentedCode(
          """
          import static io.restassured.RestAssured.config;
          import static io.restassured.RestAssured.given;
          import static io.restassured.config.EncoderConfig.encoderConfig;
          import static io.restassured.http.ContentType.BINARY;
          import io.github.verifiedresponse.VerifiedPayload;
          import io.github.verifiedresponse.replay.ReplayGuards;
          import io.github.verifiedresponse.store.*;
          import io.github.verifiedresponse.testkit.*;
          import jakarta.ws.rs.client.*;
          import java.net.URI;
          import java.net.http.HttpClient;
          import java.net.http.HttpResponse.BodyHandlers;
          import java.time.Duration;
          import java.util.*;
          import java.util.stream.Stream;
          import org.junit.jupiter.api.DynamicTest;
          import org.junit.jupiter.api.TestFactory;
          """,
          """
          static final String SECRET = "";
          static final String ANNA = "";
          URI uri;
          HttpClient client;
          SignedRequest request;
          JdbcStore store;
          interface Mock {
            Mock content(byte[] body);
            void header(String name, Object... values);
            void setAttribute(String name, Object value);
          }
          Mock mockRequest;
          WebTarget target(String path) { return null; }
          interface MockMvcRequestBuilders { static Mock post(String path) { return null; } }
          static class MyStore implements Store {
            public boolean insert(String key, Entry entry) { return true; }
            public Optional<Entry> find(String key) { return Optional.empty(); }
            public boolean replace(String key, Entry before, Entry after) { return true; }
            public Duration keepsAtMost() { return Duration.ZERO; }
          }
          """);

  @TempDir private Path classes = Path.of("");

  @Test
  void compiles() {
    Documentation page = Documentation.of("docs/testing.md");

    assertThat(page.code("java")).hasSizeGreaterThan(3);
    assertThat(CODE.complaints(page, classes)).isEmpty();
  }
}
