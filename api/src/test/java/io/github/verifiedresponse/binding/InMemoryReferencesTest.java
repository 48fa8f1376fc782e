package io.github.verifiedresponse.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  void oneSubjectTakesNobodysRoom() throws RejectedException {
    String first = references.issue("anna");
    String ofBoris = references.issue("boris");
    for (int i = 0; i < References.DEFAULT_CAPACITY; i++) {
      references.issue("anna");
    }

    assertThat(references.issue("clara")).isNotEmpty();
    references.check(ofBoris, "boris", "result", true);
    assertThat(Refusals.reason(() -> references.check(first, "anna", "result", true)))
        .as("her oldest has gone")
        .isEqualTo(Reason.NOT_BOUND);
  }

  @Test
  void asManyAreOpenOfOneSubjectAsItMayHave() throws RejectedException {
    List<String> issued = new ArrayList<>();
    for (int i = 0; i < References.MOST_OF_ONE_SUBJECT; i++) {
      issued.add(references.issue("anna"));
    }

    for (String reference : issued) {
      references.check(reference, "anna", "result of " + reference, true);
    }
  }

  @Test
  void refusesToOpenMoreThanItHasRoomForUntilSomeHaveEnded() throws RejectedException {
    for (int i = 0; i < References.DEFAULT_CAPACITY; i++) {
      references.issue("subject " + i);
    }
    assertThat(Refusals.reason(() -> references.issue("anna"))).isEqualTo(Reason.UNAVAILABLE);

    clock.move(LIFETIME.plusMinutes(1));

    assertThat(references.issue("anna")).isNotEmpty();
  }

  @Test
  void aClosedReferenceLeavesAfterAnHour() throws RejectedException {
    References day = References.inMemory(Duration.ofDays(1), clock);
    for (int i = 0; i < References.DEFAULT_CAPACITY; i++) {
      String subject = "subject " + i;
      day.check(day.issue(subject), subject, "result", true);
    }
    assertThat(Refusals.reason(() -> day.issue("anna"))).isEqualTo(Reason.UNAVAILABLE);

    clock.move(Duration.ofMinutes(61));

    assertThat(day.issue("anna")).isNotEmpty();
  }

  @Test
  void refusesASetUpThatCouldNotWork() {
    assertThatThrownBy(() -> References.inMemory(Duration.ZERO))
        .hasMessageContaining("more than zero");
    assertThatThrownBy(() -> references.issue("")).hasMessageContaining("needs the person");
    assertThatThrownBy(() -> references.binding("reference", caller -> Optional.empty()))
        .hasMessageContaining("starts with a slash");
  }

  @Test
  void showsItsFieldAndNoValue() {
    assertThat(references.binding("/reference", caller -> Optional.of("anna")))
        .hasToString("open reference in /reference");
  }
}
