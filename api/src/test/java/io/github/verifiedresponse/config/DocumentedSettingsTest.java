package io.github.verifiedresponse.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Documentation;
import io.github.verifiedresponse.XmlText;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/**
 * An application starts with the settings that pages show, as properties and as init-params of a
 * filter. What only a vault or another page's settings supply is put in their place: the scheme and
 * the secret. Data sources, caches and Redis are {@link DocumentedStores}.
 */
class DocumentedSettingsTest {
  private static final String PREFIX = "verified-response.";
  private static final Map<String, String> SCHEMES =
      Map.of("caf", "caf", "shufti", "shufti-pro", "relayed", "svix");
  private static final List<String> WHSEC = List.of("svix", "standard-webhooks");

  @TempDir private Path jar = Path.of("");

  @TestFactory
  Stream<DynamicTest> anApplicationStartsWithTheSettingsOfEachPage() {
    return Stream.concat(
            Stream.of(Documentation.of("README.md")), Documentation.in("docs").stream())
        .flatMap(
            page ->
                page.code("properties").stream()
                    .filter(code -> code.contains(PREFIX))
                    .map(code -> DynamicTest.dynamicTest(page.name(), () -> starts(read(code)))));
  }

  @TestFactory
  Stream<DynamicTest> anApplicationStartsWithTheInitParamsOfEachPage() {
    return Documentation.in("docs").stream()
        .flatMap(page -> page.code("xml").stream())
        .flatMap(code -> XmlText.elements(XmlText.of(code), "filter").stream())
        .map(filter -> DynamicTest.dynamicTest("filter", () -> starts(initParams(filter))));
  }

  private static Map<String, String> initParams(Element filter) {
    String verifier = XmlText.texts(filter, "filter-name").get(0);
    Map<String, String> settings = new HashMap<>();
    for (Element param : XmlText.elements(filter, "init-param")) {
      settings.put(
          PREFIX + verifier + "." + XmlText.texts(param, "param-name").get(0),
          XmlText.texts(param, "param-value").get(0));
    }
    return settings;
  }

  private void starts(Map<String, String> settings) throws Exception {
    List<String> verifiers =
        settings.keySet().stream().map(DocumentedSettingsTest::verifier).toList();
    verifiers.forEach(verifier -> complete(settings, PREFIX + verifier + "."));

    try (DocumentedStores stores = DocumentedStores.of(settings, jar)) {
      Verifiers started = Verifiers.of(stores.settings());

      assertThat(verifiers)
          .isNotEmpty()
          .allSatisfy(it -> assertThat(started.named(it)).isNotNull());
    }
  }

  private static Map<String, String> read(String code) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(code));
    Map<String, String> settings = new HashMap<>();
    properties.stringPropertyNames().forEach(it -> settings.put(it, properties.getProperty(it)));
    return settings;
  }

  private static String verifier(String name) {
    return name.substring(PREFIX.length()).split("\\.", -1)[0];
  }

  private static void complete(Map<String, String> settings, String prefix) {
    String verifier = verifier(prefix);
    settings.putIfAbsent(prefix + "scheme", SCHEMES.getOrDefault(verifier, verifier));
    hideSecrets(settings, prefix);
  }

  /** Each scheme needs its own, in its own form. */
  private static String secret(@Nullable String scheme) {
    String text = TestSettings.SECRET + scheme;
    return WHSEC.stream().anyMatch(text::endsWith)
        ? "whsec_" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
        : text;
  }

  private static void hideSecrets(Map<String, String> settings, String prefix) {
    if (settings.containsKey(prefix + "tenant") || settings.containsKey(prefix + "jwks-url")) {
      return;
    }
    Stream.of("secret-env", "secret-file", "secret-file-overlap")
        .map(prefix::concat)
        .forEach(settings::remove);
    settings.put(prefix + "secret", secret(settings.get(prefix + "scheme")));
    String previous = prefix + "previous-secret";
    if (settings.containsKey(previous + "-until")) {
      settings.remove(previous + "-env");
      settings.remove(previous + "-file");
      settings.put(previous, TestSettings.OTHER_SECRET);
    }
  }
}
