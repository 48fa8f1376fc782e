package io.github.verifiedresponse.key;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwksAccessTest {
  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT31S", "-PT1S"})
  void refusesATimeoutThatIsNone(String timeout) {
    Duration wrong = Duration.parse(timeout);

    assertThatThrownBy(() -> new JwksAccess(wrong, Duration.ZERO, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT30S");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT169H", "-PT1S"})
  void refusesAnOutageThatIsNone(String outage) {
    Duration wrong = Duration.parse(outage);

    assertThatThrownBy(() -> new JwksAccess(Duration.ofSeconds(1), wrong, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("P7D");
  }
}
