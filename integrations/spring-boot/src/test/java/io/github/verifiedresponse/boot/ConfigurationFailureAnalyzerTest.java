package io.github.verifiedresponse.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.mistake.Mistakes;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** What is printed in place of a stack trace. */
class ConfigurationFailureAnalyzerTest {

  @Test
  void eachMistakeHasALineWithItsCode() {
    Mistakes mistakes = new Mistakes();
    mistakes.add(Mistake.NO_SCHEME, "one is wrong");
    mistakes.add(Mistake.UNKNOWN_SETTING, "another is wrong");

    FailureAnalysis analysis =
        new ConfigurationFailureAnalyzer()
            .analyze(new IllegalStateException("a bean failed", thrown(mistakes)));

    assertThat(analysis).isNotNull();
    assertThat(analysis.getDescription().lines())
        .containsExactly(
            "VerifiedResponse cannot guard the application:",
            "- one is wrong [" + Mistake.NO_SCHEME.code() + "]",
            "- another is wrong [" + Mistake.UNKNOWN_SETTING.code() + "]");
    assertThat(analysis.getAction()).contains("docs/errors.md");
  }

  @Test
  void anotherFailureIsLeftToOthers() {
    assertThat(new ConfigurationFailureAnalyzer().analyze(new IllegalStateException("another")))
        .isNull();
  }

  private static Throwable thrown(Mistakes mistakes) {
    try {
      mistakes.report();
    } catch (ConfigurationException e) {
      return e;
    }
    throw new AssertionError("nothing was reported");
  }
}
