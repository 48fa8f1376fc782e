package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.TestSettings.OTHER_SECRET;
import static io.github.verifiedresponse.config.TestSettings.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.mistake.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each configuration of {@code wrong-configurations.txt} is refused with a message that names the
 * setting, what is wrong and the fix, and with no secret in it.
 */
class WrongConfigurationsTest {
  private static final Path LIST = Path.of("src/test/resources/wrong-configurations.txt");
  private static final Path ERRORS = Path.of("..", "docs", "errors.md");
  private static final Pattern CODE = Pattern.compile("\\| `(VR-[0-9]{4})` \\|");
  private static final int MOST_LINES = 6;
  private static final int MOST_CHARACTERS = 480;

  /** What a mistake tells its reader to do; with it, the name of what to do it to. */
  private static final Pattern FIX =
      Pattern.compile(
          "\\b(set|use|remove|add|write|give|correct|keep|make|build|register|call|map|let|name|define|take"
              + "|ask|check|declare|choose|put|begin|did you mean)\\b");

  /** Looks like the name of a variable, too. */
  private static final String THIRD_SECRET = "A_third_config_secret_0123456789_abcdef";

  /** A setting, an init-param, or the verifier. */
  private static final Pattern NAME =
      Pattern.compile("verified-response\\.|VERIFIED_RESPONSE_|init-param|verifier |'caf'");

  private static final Map<String, String> CAF = TestSettings.caf();

  /** One configuration of the list. */
  record Wrong(
      String title,
      Map<String, String> settings,
      Map<String, String> initParams,
      List<String> expected) {

    Wrong(String title) {
      this(title, new HashMap<>(), new HashMap<>(), new ArrayList<>());
    }

    void add(String line) {
      if (line.startsWith("> ")) {
        expected.add(line.substring(2));
        return;
      }
      int equals = line.indexOf('=');
      String name = line.substring(0, equals).strip();
      String value = withSecrets(line.substring(equals + 1).strip());
      if (name.startsWith("init ")) {
        initParams.put(withSecrets(name.substring("init ".length())), value);
      } else {
        settings.put(withSecrets(name), value);
      }
    }

    private static String withSecrets(String text) {
      return text.replace("{secret}", SECRET)
          .replace("{other}", OTHER_SECRET)
          .replace("{third}", THIRD_SECRET);
    }

    /** As an application reads them: the environment before the file. */
    Settings sources() {
      Map<String, String> file =
          new HashMap<>(settings.containsKey("verified-response.caf.scheme") ? Map.of() : CAF);
      Map<String, String> environment = new HashMap<>();
      settings.forEach((name, value) -> (isVariable(name) ? environment : file).put(name, value));
      return new Settings(
          List.of(
              new SettingSources.Environment(environment), new SettingSources.Texts(file, true)));
    }

    private static boolean isVariable(String name) {
      return name.startsWith(Settings.ENVIRONMENT_PREFIX);
    }

    @Override
    public String toString() {
      return title;
    }
  }

  static List<Wrong> list() throws IOException {
    List<Wrong> all = new ArrayList<>();
    for (String line : Files.readAllLines(LIST)) {
      if (line.startsWith("== ")) {
        all.add(new Wrong(line.substring("== ".length())));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        all.get(all.size() - 1).add(line);
      }
    }
    return all;
  }

  @Test
  void areManyAndDifferent() throws IOException {
    assertThat(list()).hasSizeGreaterThanOrEqualTo(120);
    assertThat(list()).extracting(Wrong::title).doesNotHaveDuplicates();
    assertThat(list()).allSatisfy(wrong -> assertThat(wrong.expected()).isNotEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("list")
  void isRefused(Wrong wrong) throws IOException {
    try (LogCapture log = LogCapture.start()) {
      ConfigurationException refusal = refusal(wrong);

      assertThat(refusal).as("it starts").isNotNull();
      assertThat(lines(refusal))
          .hasSameSizeAs(wrong.expected())
          .hasSizeLessThanOrEqualTo(MOST_LINES);
      for (int i = 0; i < wrong.expected().size(); i++) {
        String[] codeAndFragment = wrong.expected().get(i).split(" ", 2);
        assertThat(lines(refusal).get(i))
            .contains(codeAndFragment[1])
            .endsWith(" [" + codeAndFragment[0] + "]")
            .hasSizeLessThanOrEqualTo(MOST_CHARACTERS)
            .containsPattern(NAME)
            .containsPattern(FIX);
      }
      assertThat(CODE.matcher(Files.readString(ERRORS)).results().map(it -> it.group(1)))
          .containsAll(refusal.mistakes().stream().map(it -> it.kind().code()).toList());
      assertThat(trace(refusal) + log.lines()).doesNotContain(SECRET, OTHER_SECRET, THIRD_SECRET);
    }
  }

  private static ConfigurationException refusal(Wrong wrong) {
    return catchThrowableOfType(
        ConfigurationException.class,
        () ->
            Verifiers.of(wrong.sources(), Clock.systemUTC()).configured("caf", wrong.initParams()));
  }

  private static List<String> lines(ConfigurationException refusal) {
    return String.valueOf(refusal.getMessage()).lines().toList();
  }

  private static String trace(Throwable refusal) {
    StringWriter trace = new StringWriter();
    refusal.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  @Test
  void itsTraceIsShort() throws IOException {
    Stream<Wrong> withoutForeignCause =
        list().stream().filter(it -> refusal(it).getCause() == null);

    assertThat(withoutForeignCause)
        .hasSizeGreaterThan(100)
        .allSatisfy(it -> assertThat(trace(refusal(it)).lines()).hasSizeLessThanOrEqualTo(9));
  }
}
