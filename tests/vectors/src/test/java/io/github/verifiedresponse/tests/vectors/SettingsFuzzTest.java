package io.github.verifiedresponse.tests.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.config.Verifiers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Any settings start, or are refused with a message. Files are left out: they could be devices. */
class SettingsFuzzTest {
  private static final Logger HOUSE = Logger.getLogger("io.github.verifiedresponse");

  @BeforeAll
  static void logNothing() {
    HOUSE.setLevel(Level.OFF);
  }

  @AfterAll
  static void logAgain() {
    HOUSE.setLevel(null);
  }

  @FuzzTest(maxDuration = FuzzTime.EACH)
  void startOrAreRefused(byte[] bytes) {
    assertTimeout(FuzzTime.SOON, () -> start(bytes));
  }

  private static void start(byte[] bytes) {
    Map<String, String> settings = new LinkedHashMap<>();
    new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.contains("file"))
        .map(line -> (line + "=").split("=", 3))
        .forEach(pair -> settings.put("verified-response." + pair[0], pair[1]));
    try {
      assertThat(Verifiers.of(settings).names()).isNotNull();
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageMatching("(?s).+");
    }
  }

  @Test
  void nameTheMendWhereAnOptionalLibraryIsNotThere() {
    Map<String, String> settings =
        Map.of(
            "verified-response.caf.scheme", "caf",
            "verified-response.caf.secret", TestVendor.CAF_SECRET,
            "verified-response.caf.replay-guard", "jcache:results");

    assertThatThrownBy(() -> Verifiers.of(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("verified-response.caf.replay-guard")
        .hasMessageContaining("add javax.cache:cache-api and a provider");
  }
}
