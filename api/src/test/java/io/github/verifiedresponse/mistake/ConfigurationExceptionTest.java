package io.github.verifiedresponse.mistake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What stops a start is told once, on one line each, under a code. */
class ConfigurationExceptionTest {

  @Test
  void endsEachLineWithTheCodeOfItsMistake() {
    assertThat(ConfigurationException.of(Mistake.VALUE, "a='x': write y"))
        .hasMessage("a='x': write y [VR-1024]")
        .hasNoCause();
  }

  @Test
  void keepsAMessageOnOneLineWhateverItShows() {
    assertThat(ConfigurationException.of(Mistake.VALUE, "a\nb\u2028c\u202ed\ufeff"))
        .hasMessage("a?b?c?d? [VR-1024]");
  }

  @Test
  void hasAShortTrace() {
    assertThat(ConfigurationException.of(Mistake.VALUE, "a").getStackTrace())
        .hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void keepsOnlyACauseThatSaysMore() {
    Throwable repeating = new IllegalArgumentException("a", new NumberFormatException("b"));
    Throwable telling = new IllegalArgumentException("a", new SQLException("b"));

    assertThat(ConfigurationException.of(Mistake.STORE, "a", repeating)).hasNoCause();
    assertThat(ConfigurationException.of(Mistake.STORE, "a", telling))
        .hasCauseInstanceOf(SQLException.class);
  }

  @Test
  void saysWhereEachMistakeIs() {
    Mistakes mistakes = new Mistakes();
    mistakes.add(Mistake.VALUE, "a");
    mistakes.add(Mistake.STORE, "b");

    assertThatThrownBy(
            () -> {
              try {
                mistakes.report();
              } catch (ConfigurationException e) {
                throw e.at("filter 'caf'");
              }
            })
        .hasMessage("filter 'caf': a [VR-1024]\nfilter 'caf': b [VR-1025]");
  }

  @Test
  void collectsEachMistakeOnceAndAsItIsFound() {
    Mistakes mistakes = new Mistakes();
    for (int i = 0; i < 2; i++) {
      mistakes.in(
          () -> {
            throw ConfigurationException.of(Mistake.VALUE, "a");
          });
      mistakes.in(
          () -> {
            throw new IllegalArgumentException("of another part");
          });
    }

    assertThatThrownBy(mistakes::report)
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("a [VR-1024]\nof another part [VR-1199]");
  }

  @Test
  void collectsNoOtherFailure() {
    Mistakes mistakes = new Mistakes();

    assertThatThrownBy(
            () ->
                mistakes.in(
                    () -> {
                      throw new IllegalStateException("a fault");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThatCode(mistakes::report).doesNotThrowAnyException();
    assertThat(mistakes.find(() -> "found")).contains("found");
  }
}
