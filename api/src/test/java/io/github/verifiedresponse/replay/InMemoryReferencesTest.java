package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InMemoryReferencesTest implements ReferencesContract {
  private final TestClock clock = TestClock.at(Instant.parse("2026-11-22T10:00:00Z"));
  private final References references = References.inMemory(LIFETIME, clock);

  @Override
  public References references() {
    return references;
  }

  @Override
  public TestClock clock() {
    return clock;
  }

  @Test
  void refusesToOpenMoreThanItHasRoomForUntilSomeHaveEnded() throws RejectedException {
    for (int i = 0; i < References.DEFAULT_CAPACITY; i++) {
      references.issue("anna");
    }
    assertThat(Refusals.reason(() -> references.issue("anna"))).isEqualTo(Reason.UNAVAILABLE);

    clock.move(LIFETIME.plusSeconds(1));

    assertThat(references.issue("anna")).isNotEmpty();
  }

  @Test
  void refusesASetUpThatCouldNotWork() {
    assertThatThrownBy(() -> References.inMemory(Duration.ZERO))
        .hasMessageContaining("more than zero");
    assertThatThrownBy(() -> references.issue("")).hasMessageContaining("for somebody");
    assertThatThrownBy(() -> references.binding("reference", caller -> Optional.empty()))
        .hasMessageContaining("starts with a slash");
  }

  @Test
  void showsItsFieldAndNoValue() {
    assertThat(references.binding("/reference", caller -> Optional.of("anna")))
        .hasToString("open reference in /reference");
  }
}
