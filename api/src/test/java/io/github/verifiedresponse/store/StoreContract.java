package io.github.verifiedresponse.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.replay.Together;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Store} promises, one of yours too: implement {@link #store} and {@link #other},
 * and the tests are inherited.
 */
public interface StoreContract {
  /** The longest texts that a store is given. */
  int LONGEST = 64;

  /** {@return the store under test} It may hold entries of other tests. */
  Store store();

  /** {@return the same entries as another node sees them; the same store if there is one node} */
  default Store other() {
    return store();
  }

  @Test
  default void findsWhatWasInserted() throws Exception {
    String key = newKey();
    Entry entry = entry("a-claim", "in-use 1795341600 0");

    assertThat(store().find(key)).isEmpty();
    assertThat(store().insert(key, entry)).isTrue();

    assertThat(store().find(key)).contains(entry);
    assertThat(other().find(key)).contains(entry);
  }

  @Test
  default void insertsOnlyWhereNothingIs() throws Exception {
    String key = newKey();
    store().insert(key, entry("first", "used"));

    assertThat(other().insert(key, entry("second", "used"))).isFalse();

    assertThat(store().find(key)).contains(entry("first", "used"));
  }

  @Test
  default void replacesExactlyTheEntryThatItIsGiven() throws Exception {
    String key = newKey();
    Entry before = entry("holder", "open");
    Entry after = new Entry(before.until().minusSeconds(60), "another", "closed");
    store().insert(key, before);
    List<Entry> others =
        List.of(
            before.state("used"),
            new Entry(before.until(), "nobody", before.state()),
            new Entry(before.until().plusSeconds(1), before.holder(), before.state()));

    for (Entry unlike : others) {
      assertThat(store().replace(key, unlike, after)).as("in place of %s", unlike).isFalse();
    }
    assertThat(store().find(key)).contains(before);

    assertThat(other().replace(key, before, after)).isTrue();
    assertThat(store().find(key)).contains(after);
    assertThat(store().replace(key, before, after)).as("a second time").isFalse();
  }

  @Test
  default void replacesNothingWhereNothingIs() throws Exception {
    String key = newKey();

    assertThat(store().replace(key, entry("a", "open"), entry("a", "used"))).isFalse();

    assertThat(store().find(key)).isEmpty();
  }

  @Test
  default void anEntryMayComeToCountForLonger() throws Exception {
    String key = newKey();
    Entry before = entry("first", "free 1");
    Entry longer = new Entry(before.until().plusSeconds(600), "second", "used");
    store().insert(key, before);

    assertThat(store().replace(key, before, longer)).isTrue();

    assertThat(other().find(key)).contains(longer);
  }

  @Test
  default void takesTheLongestTexts() throws Exception {
    String key = newKey();
    Entry entry = entry("h".repeat(LONGEST), "s".repeat(LONGEST));

    assertThat(store().insert(key, entry)).isTrue();

    assertThat(store().find(key)).contains(entry);
  }

  @Test
  default void oneOfManyInsertsAndOneOfManyReplaces() throws Exception {
    for (int round = 0; round < 20; round++) {
      String key = newKey();
      AtomicInteger turn = new AtomicInteger();
      int inserted = Together.count(() -> ofTurn(turn).insert(key, mine("open")));
      assertThat(inserted).as("inserted in round %s", round).isEqualTo(1);

      Entry there = store().find(key).orElseThrow();
      int replaced = Together.count(() -> ofTurn(turn).replace(key, there, mine("used")));
      assertThat(replaced).as("replaced in round %s", round).isEqualTo(1);
    }
  }

  @Test
  default void keepsWhatItTakesForAWhile() {
    assertThat(store().keepsAtMost()).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
  }

  private Store ofTurn(AtomicInteger turn) {
    return turn.getAndIncrement() % 2 == 0 ? store() : other();
  }

  private static Entry mine(String state) {
    return entry(Thread.currentThread().getName(), state);
  }

  private static Entry entry(String holder, String state) {
    Instant until = Instant.now().plus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.HOURS);
    return new Entry(until.plus(Duration.ofHours(1)), holder, state);
  }

  private static String newKey() {
    byte[] bytes = new byte[LONGEST / 2];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
