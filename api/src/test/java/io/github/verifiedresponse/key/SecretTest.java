package io.github.verifiedresponse.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
  private static final String TEXT = "caf-test-client-secret-0123456789abcdef";

  @Test
  void handsItsBytesToADerivationAndWipesThem() {
    byte[][] kept = new byte[1][];
    String derived =
        Secret.of("s", TEXT)
            .derive(
                bytes -> {
                  kept[0] = bytes;
                  return new String(bytes, StandardCharsets.UTF_8);
                });

    assertThat(derived).isEqualTo(TEXT);
    assertThat(kept[0]).containsOnly(0).hasSize(TEXT.length());
    assertThat(Secret.of("s", TEXT).sameAs(Secret.of("t", TEXT))).isTrue();
  }

  @Test
  void countsBytesAndNotCharacters() {
    String twoBytesEach = "\u00e9\u00f1\u00fc\u00f8\u00e0\u00e5\u00ea\u00f4";

    assertThat(
            Secret.of("s", twoBytesEach + "\u00ed\u00fb\u00e7\u00fd\u00e2\u00f3\u00fa\u00ef")
                .isShort())
        .isFalse();
    assertThat(Secret.ofShort("s", twoBytesEach).isShort()).isTrue();
  }

  @ParameterizedTest(name = "AT-040, AT-041 {0} bytes")
  @CsvSource({
    "1, false, false",
    "15, false, false",
    "16, false, true",
    "31, false, true",
    "32, true, true"
  })
  @DisplayName("AT-040, AT-041 takes 32 bytes, and 16 where that is allowed")
  void takes32BytesAnd16WhereThatIsAllowed(int bytes, boolean taken, boolean takenShort) {
    String text = TEXT.substring(0, bytes);

    if (taken) {
      assertThat(Secret.of("s", text).isShort()).isFalse();
    } else {
      assertRefused(text, "s is shorter than 32 bytes: ask the vendor for a longer one");
    }
    if (takenShort) {
      assertThat(Secret.ofShort("s", text).isShort()).isEqualTo(bytes < 32);
    } else {
      assertThatThrownBy(() -> Secret.ofShort("s", text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("s is shorter than 16 bytes: ask the vendor for a longer one");
    }
  }

  @Test
  void namesTheSettingThatTakesAShortSecretWhereItWouldHelp() {
    assertRefused("x".repeat(16), "allow-short-secret=true");
    assertThatThrownBy(() -> Secret.of("s", "x".repeat(15)))
        .hasMessageNotContaining("allow-short-secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
  void refusesABlankSecret(String text) {
    assertRefused(text, "s is blank: set it to the vendor's secret");
  }

  @ParameterizedTest(name = "AT-043 {0}")
  @ValueSource(strings = {"${CAF_SECRET}", "prefix-of-32-bytes-and-then-some-${X}", "${"})
  void refusesAnUnresolvedSecret(String text) {
    assertRefused(text, "s contains an unresolved ${…}: define that variable");
  }

  @ParameterizedTest(name = "AT-043 {0}")
  @ValueSource(
      strings = {
        "changeme",
        "CHANGEME",
        "change-me",
        "secret",
        "password",
        "your-256-bit-secret",
        "clientSecret"
      })
  void refusesASampleValue(String text) {
    assertRefused(text, "s is a sample value");
  }

  @ParameterizedTest(name = "AT-043")
  @ValueSource(
      strings = {
        TEXT + "\n",
        TEXT + "\r\n",
        " " + TEXT,
        TEXT + "\u2003",
        "caf\0" + TEXT,
        "caf\u0085" + TEXT,
        "caf\t" + TEXT
      })
  void refusesWhiteSpaceAroundItAndControlCharacters(String text) {
    assertRefused(
        text, "s has leading or trailing white space, or contains a control character: remove it");
  }

  @Test
  void knowsItsEnd() {
    Secret longer = Secret.ofShort("a", "x-the-shorter-secret");
    Secret shorter = Secret.ofShort("b", "the-shorter-secret");

    assertThat(longer.endsWith(shorter)).isTrue();
    assertThat(shorter.endsWith(longer)).isFalse();
    assertThat(longer.endsWith(longer)).isTrue();
    assertThat(longer.sameAs(shorter)).isFalse();
  }

  @Test
  void showsItsNameOnly() {
    assertThat(Secret.of("environment variable X", TEXT))
        .hasToString("Secret[environment variable X]");
    assertThat(Secret.of("environment variable X", TEXT).name())
        .isEqualTo("environment variable X");
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> Secret.of("s", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .satisfies(
            refusal ->
                assertThat(text.length() > 20 && refusal.toString().contains(text)).isFalse());
  }
}
