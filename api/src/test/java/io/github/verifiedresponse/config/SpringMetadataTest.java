package io.github.verifiedresponse.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.verifiedresponse.scheme.Vendor;
import io.github.verifiedresponse.scheme.Vendors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds what the Spring Boot starter tells IDEs to {@link Settings#ALL}. With {@code
 * -Dsettings.write=true} it is written; {@code spotless:apply} then formats the source.
 */
class SpringMetadataTest {
  private static final Path STARTER = Path.of("..", "integrations", "spring-boot", "src", "main");
  private static final Path JSON =
      STARTER.resolve("resources/META-INF/spring-configuration-metadata.json");
  private static final String PACKAGE = "io.github.verifiedresponse.boot";
  private static final String RECORD = "VerifierProperties";
  private static final Path SOURCE =
      STARTER.resolve("java/" + PACKAGE.replace('.', '/') + "/" + RECORD + ".java");

  /** Completion needs a whole name; a verifier's own is written in its middle. */
  private static final String SAMPLE = "verified-response.verifier";

  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\([^)]+\\)");

  @Test
  void theMetadataHasAllSettings() throws IOException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    String json =
        JsonMapper.builder()
            .build()
            .writer(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
            .writeValueAsString(metadata());
    assertHolds(JSON, json + "\n", json + "\n", Files.exists(JSON) ? Files.readString(JSON) : "");
  }

  @Test
  void theTypeOfAVerifiersPropertiesHasAllSettings() throws IOException {
    String written = Files.exists(SOURCE) ? Files.readString(SOURCE) : "";
    assertHolds(SOURCE, source(), unformatted(source()), unformatted(written));
  }

  private static void assertHolds(Path file, String text, String expected, String written)
      throws IOException {
    if (Boolean.getBoolean("settings.write")) {
      Files.writeString(file, text, UTF_8);
      return;
    }
    assertThat(written)
        .as("%s: run this test with -Dsettings.write=true", file)
        .isEqualTo(expected);
  }

  private static String unformatted(String source) {
    return source.replaceAll("[\\s*]+", " ").replace("( ", "(");
  }

  private static Map<String, Object> metadata() {
    List<Object> properties = new ArrayList<>();
    List<Object> hints = new ArrayList<>();
    properties.add(
        object(
            "name",
            "verified-response",
            "type",
            "java.util.Map<java.lang.String," + PACKAGE + "." + RECORD + ">",
            "description",
            "The verifiers, by name: verified-response.NAME.SETTING."));
    hints.add(hint("verified-response.keys", schemes(), true));
    for (Setting<?> setting : Settings.ALL) {
      SettingType type = SettingType.of(setting);
      properties.add(property(setting, type));
      if (!type.choices().isEmpty()) {
        hints.add(hint(SAMPLE + "." + setting.key(), type.choices(), false));
      }
    }
    TreeSet<String> all = new TreeSet<>(schemes());
    all.addAll(OwnSchemeSettings.NAMES);
    hints.add(hint(SAMPLE + "." + SchemeSettings.SCHEME.key(), all, false));
    Object group =
        object(
            "name",
            SAMPLE,
            "type",
            PACKAGE + "." + RECORD,
            "description",
            "The settings of one verifier: write its own name in place of 'verifier'.");
    return object("groups", List.of(group), "properties", properties, "hints", hints);
  }

  private static Map<String, Object> property(Setting<?> setting, SettingType type) {
    Map<String, Object> property =
        object(
            "name",
            SAMPLE + "." + setting.key(),
            "type",
            type.type().getName(),
            "description",
            plain(setting.meaning()),
            "sourceType",
            PACKAGE + "." + RECORD);
    if (!setting.defaultValue().isEmpty()) {
      property.put("defaultValue", type.value(setting.defaultValue()));
    }
    return property;
  }

  private static Map<String, Object> hint(String name, Collection<String> values, boolean others) {
    Map<String, Object> hint =
        object("name", name, "values", values.stream().map(it -> object("value", it)).toList());
    if (others) {
      hint.put("providers", List.of(object("name", "any")));
    }
    return hint;
  }

  private static Set<String> schemes() {
    return Vendors.all().stream()
        .filter(vendor -> vendor.refusal().isEmpty())
        .map(Vendor::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  private static String plain(String meaning) {
    return LINK.matcher(meaning).replaceAll("$1").replace("`", "");
  }

  private static String source() {
    StringBuilder imports = new StringBuilder();
    Settings.ALL.stream()
        .map(setting -> SettingType.of(setting).type())
        .filter(type -> !type.getPackageName().equals("java.lang"))
        .map(Class::getName)
        .collect(Collectors.toCollection(TreeSet::new))
        .forEach(name -> imports.append("import ").append(name).append(";\n"));
    imports.append("import java.util.Map;\nimport org.jspecify.annotations.Nullable;\n");
    return "package %s;\n\n%s\n/**\n * %s\n *\n%s */\nrecord %s(\n%s) {}\n"
        .formatted(
            PACKAGE,
            imports,
            "The settings of one verifier as IDEs complete them behind {@code"
                + " verified-response.NAME.}, named in spring-configuration-metadata.json. Values"
                + " are read by {@link EnvironmentSettings}, which knows which were set. Written by"
                + " a test from the declaration of the settings.",
            javadoc(),
            RECORD,
            Settings.ALL.stream().map(SpringMetadataTest::component).collect(Collectors.joining())
                + "    @Nullable Map<String, String> config,\n"
                + "    @Nullable Map<String, String> sharedStore");
  }

  private static String javadoc() {
    StringBuilder javadoc = new StringBuilder();
    for (Setting<?> setting : Settings.ALL) {
      String text = plain(setting.meaning()).replace("&", "&amp;").replace("<", "&lt;");
      javadoc.append(param(setting.key(), text + byDefault(setting)));
    }
    return javadoc
        .append(param("config", "What the scheme asks a deployment for, by name."))
        .append(param("shared-store", "What the store of a module reads, by name."))
        .toString();
  }

  private static String param(String key, String text) {
    String escaped = text.replace("{", "&#123;").replace("}", "&#125;").replace("@", "&#64;");
    return " * @param " + SettingType.property(key) + " " + escaped + "\n";
  }

  private static String byDefault(Setting<?> setting) {
    String text = setting.defaultValue();
    return text.isEmpty() ? "" : " Default: " + text + ".";
  }

  private static String component(Setting<?> setting) {
    return "    @Nullable "
        + SettingType.of(setting).type().getSimpleName()
        + " "
        + SettingType.property(setting.key())
        + ",\n";
  }
}
