package io.github.verifiedresponse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.verifiedresponse.LogCapture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks for a refusal at start, and that no secret is in any message or log line. */
final class RefusedSettings {
  private RefusedSettings() {}

  static void assertRefused(Map<String, String> settings, String... messages) {
    try (LogCapture log = LogCapture.start()) {
      Throwable refusal = catchThrowable(() -> Verifiers.of(settings));

      assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
      assertThat(refusal).hasMessageContainingAll(messages);
      assertThat(chain(refusal) + " " + log.lines())
          .doesNotContain(TestSettings.SECRET)
          .doesNotContain(TestSettings.OTHER_SECRET);
    }
  }

  private static List<String> chain(Throwable refusal) {
    List<String> messages = new ArrayList<>();
    for (Throwable t = refusal; t != null; t = t.getCause()) {
      messages.add(t.toString());
    }
    return messages;
  }
}
