package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.TestSettings.caf;
import static io.github.verifiedresponse.config.TestSettings.shufti;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.LogCapture;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
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
        .anyMatch(
            line ->
                line.startsWith(
                    "WARNING verifier shufti: binding=none: a genuine result of ANOTHER person"));
  }

  @Test
  void doesNotAskForABindingWhereAVendorSends() {
    assertThat(linesOf(caf("sender", "vendor"))).noneMatch(line -> line.contains("binding=none:"));
    assertThat(linesOf(caf("sender", "client"))).anyMatch(line -> line.contains("binding=none:"));
  }

  @Test
  void saysThatAResultPassesAgainWhereNeitherAnAgeNorABindingLimitsIt() {
    assertThat(linesOf(shufti())).contains(passesAgain("shufti", "P30D and after a restart"));
    assertThat(linesOf(shufti("sender", "vendor", "replay-retention", "P1D")))
        .contains(passesAgain("shufti", "P1D and after a restart"));
    assertThat(linesOf(caf("max-age", "unlimited", "replay-retention", "PT2H")))
        .contains(passesAgain("caf", "PT2H and after a restart"));
  }

  @Test
  void doesNotSpeakOfARestartWhereAStoreSurvivesIt() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    NamedThings.put("java:comp/env/jdbc/warned", database);
    try {
      assertThat(
              linesOf(
                  shufti("replay-guard", "jdbc:java:comp/env/jdbc/warned", "create-table", "true")))
          .contains(passesAgain("shufti", "P30D"));
    } finally {
      NamedThings.clear();
    }
  }

  @Test
  void doesNotSayThatAResultPassesAgainWhereSomethingLimitsIt() {
    assertThat(linesOf(caf())).noneMatch(line -> line.contains("is accepted again"));
    assertThat(linesOf(caf("max-age", "P1D")))
        .noneMatch(line -> line.contains("is accepted again"));
    assertThat(linesOf(caf("max-age", "unlimited", "binding", "/personId=principal")))
        .noneMatch(line -> line.contains("is accepted again"));
    assertThat(linesOf(shufti("binding", "/reference=issued-to:principal")))
        .noneMatch(line -> line.contains("is accepted again"));
    assertThat(linesOf(shufti("replay-guard", "disabled")))
        .as("which is said in other words")
        .noneMatch(line -> line.contains("is accepted again"));
  }

  private static String passesAgain(String verifier, String after) {
    return "WARNING verifier "
        + verifier
        + ": neither an age nor a binding limits a result: a used result is accepted again after"
        + " replay-retention="
        + after;
  }

  @ParameterizedTest
  @CsvSource({
    "max-age, unlimited, max-age=unlimited: results of any age are accepted",
    "replay-guard, disabled, replay-guard=disabled: a result can be used any number of times",
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
            "WARNING verifier caf: verified-response.caf.secret is shorter than 32 bytes: it may be"
                + " found by an offline brute-force attack")
        .noneMatch(line -> line.contains(secret));
  }

  private static List<String> linesOf(Map<String, String> settings) {
    try (LogCapture log = LogCapture.start()) {
      assertThat(Verifiers.of(settings).names()).hasSize(1);
      return log.lines();
    }
  }
}
