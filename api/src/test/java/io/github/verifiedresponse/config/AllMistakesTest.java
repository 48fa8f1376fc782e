package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.TestSettings.settingsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.verifiedresponse.mistake.ConfigurationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One look at the settings finds all their mistakes. */
class AllMistakesTest {
  @Test
  void tellsEachMistakeOnce() {
    assertThat(
            mistakes(
                settingsOf(
                    "caf",
                    "secret",
                    "a",
                    "secret-env",
                    "b",
                    "previous-secret-until",
                    "2999-01-01T00:00:00Z",
                    "max-age",
                    "5",
                    "binding",
                    "me",
                    "references",
                    "memory",
                    "claim",
                    "transaction",
                    "replay-guard",
                    "redis",
                    "store-table",
                    "t")))
        .satisfiesExactly(
            is("scheme is not set: use a name in docs/vendors.md, such as caf"),
            is("secret is set in more than one way"),
            is("previous-secret-until has no effect without"),
            is("max-age='5': write an ISO 8601"),
            is("binding='me': use none"),
            is("replay-guard='redis': use memory"));
  }

  @Test
  void tellsOfEachAlternativeWhoseRuleIsBroken() {
    assertThat(
            mistakes(
                settingsOf(
                    "caf",
                    "scheme",
                    "shufti-pro",
                    "tenant",
                    "header:X",
                    "product",
                    "any",
                    "max-age",
                    "PT1M",
                    "secret",
                    "a")))
        .satisfiesExactly(
            is("product only applies with scheme=caf: remove it"),
            is("secret has no effect with tenant, whose secrets are files: remove it"),
            is("secret-file is not set: with tenant, set it"),
            is("max-age cannot be checked, because the scheme signs no time: remove it"));
  }

  private static java.util.function.Consumer<String> is(String start) {
    return mistake -> assertThat(mistake).startsWith("verified-response.caf." + start);
  }

  private static List<String> mistakes(Map<String, String> settings) {
    return catchThrowableOfType(
            ConfigurationException.class,
            new SettingReader("caf", new Settings(List.of(new SettingSources.Texts(settings))))
                ::check)
        .mistakes()
        .stream()
        .map(ConfigurationException.Found::message)
        .toList();
  }
}
