package io.github.verifiedresponse.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.message.Reason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {
  private static final int CAPACITY = 100;
  private static final Duration LIFETIME = Duration.ofHours(1);

  private final TestClock clock = TestClock.at(Instant.now());
  private final MemoryStore store = MemoryStore.of(CAPACITY, 2, clock);

  private Entry entry(String holder) {
    return new Entry(clock.instant().plus(LIFETIME), holder, "open");
  }

  @Test
  void theOldestOfAHolderGoesWhenItHasMoreThanItMay() throws Exception {
    store.insert("1", entry("anna"));
    store.insert("2", entry("boris"));
    store.insert("3", entry("anna"));
    store.insert("4", entry("anna"));

    assertThat(store.find("1")).isEmpty();
    assertThat(store.find("2")).isPresent();
    assertThat(store.find("3")).isPresent();
    assertThat(store.find("4")).isPresent();
  }

  @Test
  void anEntryThatChangesItsHolderCountsForTheNewOne() throws Exception {
    store.insert("1", entry("anna"));
    store.insert("2", entry("anna"));
    store.replace("1", entry("anna"), entry("boris"));
    store.insert("3", entry("boris"));
    store.insert("4", entry("anna"));

    assertThat(store.find("2")).isPresent();

    store.insert("5", entry("boris"));
    assertThat(store.find("1")).isEmpty();
    assertThat(store.find("3")).isPresent();
  }

  @Test
  void whatHasEndedMakesRoomAndLeavesItsHolder() throws Exception {
    for (int i = 0; i < CAPACITY; i++) {
      store.insert("old " + i, entry("holder " + i));
    }
    assertThat(Refusals.reason(() -> store.insert("more", entry("anna"))))
        .isEqualTo(Reason.UNAVAILABLE);

    clock.move(LIFETIME.plusMinutes(1));

    for (int i = 0; i < CAPACITY; i++) {
      assertThat(store.insert("new " + i, entry("holder " + i))).isTrue();
    }
    assertThat(store.find("new 0")).as("the only one of its holder").isPresent();
  }

  @Test
  void takesNothingOfATimeThatItHasForgotten() throws Exception {
    Entry entry = entry("anna");
    store.insert("1", entry);
    clock.move(LIFETIME.multipliedBy(2));
    store.insert("2", entry("boris"));
    clock.move(LIFETIME.multipliedBy(-2));

    assertThat(Refusals.reason(() -> store.insert("1", entry))).isEqualTo(Reason.UNAVAILABLE);
  }
}
