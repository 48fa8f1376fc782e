package io.github.verifiedresponse.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What IDEs read: each setting in the metadata is a property of the type that they complete. */
class MetadataTest {
  private static final String SAMPLE = "verified-response.verifier.";
  private static final Map<String, String> SAMPLES =
      Map.of(
          "java.lang.Boolean", "true",
          "java.lang.Integer", "7",
          "java.time.Duration", "PT1S",
          "java.time.Instant", "2026-12-01T00:00:00Z",
          "java.lang.String", "text");

  private static JsonNode metadata() throws IOException {
    try (InputStream file =
        MetadataTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
      return new JsonMapper().readTree(file);
    }
  }

  private static Map<String, String> values() throws IOException {
    Map<String, Set<String>> hints = new LinkedHashMap<>();
    for (JsonNode hint : metadata().path("hints")) {
      Set<String> values = new HashSet<>();
      hint.path("values").forEach(value -> values.add(value.path("value").asText()));
      hints.put(hint.path("name").asText(), values);
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (JsonNode property : metadata().path("properties")) {
      String name = property.path("name").asText();
      if (name.startsWith(SAMPLE)) {
        String type = property.path("type").asText();
        String text =
            hints.containsKey(name)
                ? hints.get(name).iterator().next()
                : SAMPLES.getOrDefault(type, "");
        values.put(name, property.path("defaultValue").asText(text));
      }
    }
    return values;
  }

  private static VerifierProperties bound(Map<String, String> values) {
    Map<String, VerifierProperties> all =
        new Binder(new MapConfigurationPropertySource(values))
            .bind(
                "verified-response",
                Bindable.mapOf(String.class, VerifierProperties.class),
                new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
            .get();
    return Objects.requireNonNull(all.get("verifier"));
  }

  @Test
  void eachSettingIsAPropertyOfTheTypeThatTheMetadataNames() throws Exception {
    VerifierProperties verifier = bound(values());

    assertThat(VerifierProperties.class.getRecordComponents())
        .filteredOn(each -> each.getType() != Map.class)
        .hasSize(values().size())
        .allSatisfy(each -> assertThat(value(each, verifier)).as(each.getName()).isNotNull());
  }

  private static Object value(RecordComponent component, VerifierProperties verifier)
      throws ReflectiveOperationException {
    component.getAccessor().setAccessible(true);
    return component.getAccessor().invoke(verifier);
  }

  @Test
  void whatIsNamedByASchemeOrAStoreIsAPropertyToo() {
    VerifierProperties verifier =
        bound(
            Map.of(
                SAMPLE + "config.audience", "me",
                SAMPLE + "shared-store.uri", "redis://127.0.0.1"));

    assertThat(verifier.config()).containsEntry("audience", "me");
    assertThat(verifier.sharedStore()).containsEntry("uri", "redis://127.0.0.1");
  }

  @Test
  void anotherNameIsNone() {
    assertThatThrownBy(() -> bound(Map.of(SAMPLE + "max-aeg", "PT1M", SAMPLE + "scheme", "caf")))
        .hasStackTraceContaining("max-aeg");
  }

  @Test
  void theMetadataDescribesEachSetting() throws IOException {
    Stream.of("properties", "groups")
        .map(MetadataTest::section)
        .forEach(
            section ->
                assertThat(section)
                    .isNotEmpty()
                    .allSatisfy(
                        each -> {
                          assertThat(each.path("description").asText()).endsWith(".");
                          assertThat(each.path("type").asText()).isNotEmpty();
                        }));
  }

  private static JsonNode section(String name) {
    try {
      return metadata().path(name);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
