package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.TestSettings.caf;
import static io.github.verifiedresponse.config.TestSettings.shufti;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.LogCapture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is off, or weaker than it could be, is said when the application starts. */
class StartWarningsTest {

  @Test
  void saysTheWholeSetUpInOneLine() {
    assertThat(linesOf(caf()).get(0)).isEqualTo("INFO " + Verifiers.of(caf()).named("caf"));
  }

  @Test
  @DisplayName("AT-057 warns loudly when nothing is bound to the caller")
  void warnsLoudlyWhenNothingIsBoundToTheCaller() {
    assertThat(linesOf(shufti()))
        .last()
        .asString()
        .startsWith("WARNING verifier shufti: binding=none: a genuine result of ANOTHER person");
  }

  @ParameterizedTest
  @CsvSource({
    "max-age, unlimited, max-age=unlimited: results of any age are let through",
    "replay-guard, disabled, replay-guard=disabled: one result can be used again and again",
    "product, any, product=any: the outcome is unknown unless the result has a verdict"
  })
  void warnsOfWhatIsOff(String key, String value, String warning) {
    assertThat(linesOf(caf(key, value))).contains("WARNING verifier caf: " + warning);
    assertThat(linesOf(caf())).doesNotContain("WARNING verifier caf: " + warning);
  }

  @Test
  @DisplayName("AT-041 warns of a short secret where it is allowed")
  void warnsOfAShortSecretWhereItIsAllowed() {
    String secret = "a-31-bytes-secret-of-this-test!";

    assertThat(linesOf(caf("secret", secret, "allow-short-secret", "true")))
        .contains(
            "WARNING verifier caf: verified-response.caf.secret is shorter than 32 bytes: it can be"
                + " guessed off line")
        .noneMatch(line -> line.contains(secret));
  }

  private static List<String> linesOf(Map<String, String> settings) {
    try (LogCapture log = LogCapture.start()) {
      assertThat(Verifiers.of(settings).names()).hasSize(1);
      return log.lines();
    }
  }
}
