package io.github.verifiedresponse.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.verifiedresponse.store.Entry;
import io.github.verifiedresponse.store.Store;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Store} promises, one of yours too: implement {@link #store} and {@link #other},
 * and the tests are inherited.
 *
 * <pre>{@code
 * class MyStoreTest implements StoreContract {
 *   private static final Store STORE = new MyStore(…);
 *
 *   @Override
 *   public Store store() {
 *     return STORE;
 *   }
 * }
 * }</pre>
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

  /** What was inserted is found, on each node. */
  @Test
  default void findsWhatWasInserted() throws Exception {
    String key = newKey();
    Entry entry = entry("a-claim", "in-use 1795341600 0");

    assertEquals(Optional.empty(), store().find(key));
    assertTrue(store().insert(key, entry), "nothing is under a new key");

    assertEquals(Optional.of(entry), store().find(key));
    assertEquals(Optional.of(entry), other().find(key), "on another node");
  }

  /** A second entry under one key is refused, and changes nothing. */
  @Test
  default void insertsOnlyWhereNothingIs() throws Exception {
    String key = newKey();
    store().insert(key, entry("first", "used"));

    assertFalse(other().insert(key, entry("second", "used")), "there is an entry");

    assertEquals(Optional.of(entry("first", "used")), store().find(key));
  }

  /** An entry is replaced when each of its parts is as given, and only then. */
  @Test
  default void replacesExactlyTheEntryThatItIsGiven() throws Exception {
    String key = newKey();
    Entry before = entry("holder", "open");
    Entry after = new Entry(before.until().minusSeconds(60), "another", "closed");
    store().insert(key, before);
    List<Entry> others =
        List.of(
            before.state("used"),
            new Entry(before.until(), "another holder", before.state()),
            new Entry(before.until().plusSeconds(1), before.holder(), before.state()));

    for (Entry unlike : others) {
      assertFalse(store().replace(key, unlike, after), () -> "in place of " + unlike);
    }
    assertEquals(Optional.of(before), store().find(key));

    assertTrue(other().replace(key, before, after), "the entry is as given");
    assertEquals(Optional.of(after), store().find(key));
    assertFalse(store().replace(key, before, after), "a second time");
  }

  /** Replacing inserts nothing. */
  @Test
  default void replacesNothingWhereNothingIs() throws Exception {
    String key = newKey();

    assertFalse(store().replace(key, entry("a", "open"), entry("a", "used")));

    assertEquals(Optional.empty(), store().find(key));
  }

  /** An entry that replaces another is kept until its own end. */
  @Test
  default void anEntryMayComeToCountForLonger() throws Exception {
    String key = newKey();
    Entry before = entry("first", "free 1");
    Entry longer = new Entry(before.until().plusSeconds(600), "second", "used");
    store().insert(key, before);

    assertTrue(store().replace(key, before, longer));

    assertEquals(Optional.of(longer), other().find(key));
  }

  /** Texts of 64 characters come back whole. */
  @Test
  default void takesTheLongestTexts() throws Exception {
    String key = newKey();
    Entry entry = entry("h".repeat(LONGEST), "s".repeat(LONGEST));

    assertTrue(store().insert(key, entry));

    assertEquals(Optional.of(entry), store().find(key));
  }

  /** Of many threads and nodes that ask at the same time, one is told that it was the first. */
  @Test
  default void oneOfManyInsertsAndOneOfManyReplaces() throws Exception {
    for (int round = 0; round < 20; round++) {
      String key = newKey();
      AtomicInteger turn = new AtomicInteger();
      int inserted = Together.count(() -> ofTurn(turn).insert(key, mine("open")));
      assertEquals(1, inserted, "inserted in round " + round);

      Entry there = store().find(key).orElseThrow();
      int replaced = Together.count(() -> ofTurn(turn).replace(key, there, mine("used")));
      assertEquals(1, replaced, "replaced in round " + round);
    }
  }

  /** A store that drops everything within minutes could be asked for nothing. */
  @Test
  default void keepsWhatItTakesForAWhile() {
    assertTrue(
        store().keepsAtMost().compareTo(Duration.ofMinutes(10)) >= 0, "ten minutes at least");
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
