package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.store.Entry;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

/**
 * The states of a result's entry, as stores keep them: {@code in-use SECONDS COUNT} (or {@code
 * in-use-once}, if it may not be taken again), {@code used} or {@code free COUNT}, with the second
 * in which the claim is abandoned and how often the result was given back.
 */
record ClaimState(String kind, Instant inUseUntil, int givenBack) {
  private static final String IN_USE = "in-use";
  private static final String IN_USE_ONCE = "in-use-once";
  private static final String USED = "used";
  private static final String FREE = "free";

  private static final int CLAIM_BYTES = 12;

  /**
   * {@return a claim's id} Only claims of the same result need to differ: 96 bits in 16 letters.
   */
  static String newClaim() {
    byte[] random = new byte[CLAIM_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  static Entry inUse(ClaimTerms terms, String claim, int givenBack) {
    String kind = terms.retakesAbandoned() ? IN_USE : IN_USE_ONCE;
    String state = kind + ' ' + second(terms.inUseUntil()).getEpochSecond() + ' ' + givenBack;
    return new Entry(second(terms.until()), claim, state);
  }

  /** Stores keep seconds, and nothing ends earlier than it was promised. */
  private static Instant second(Instant instant) {
    Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(instant) ? second : second.plusSeconds(1);
  }

  static Entry used(Entry entry) {
    return entry.state(USED);
  }

  static Entry free(Entry entry, int givenBack) {
    return entry.state(FREE + ' ' + givenBack);
  }

  static ClaimState of(Entry entry) {
    List<String> words = List.of(entry.state().split(" ", -1));
    return switch (words.get(0)) {
      case IN_USE, IN_USE_ONCE ->
          new ClaimState(
              words.get(0),
              Instant.ofEpochSecond(Long.parseLong(words.get(1))),
              Integer.parseInt(words.get(2)));
      case FREE -> new ClaimState(FREE, Instant.MIN, Integer.parseInt(words.get(1)));
      default -> new ClaimState(USED, Instant.MIN, 0);
    };
  }

  boolean isFree() {
    return kind.equals(FREE);
  }

  boolean isInUse() {
    return kind.equals(IN_USE) || kind.equals(IN_USE_ONCE);
  }

  boolean isAbandoned(Instant now) {
    return isInUse() && !inUseUntil.isAfter(now);
  }

  /** Whether its own request said that it may be taken again, as a vendor's and not a client's. */
  boolean mayBeRetaken(Instant now) {
    return isAbandoned(now) && kind.equals(IN_USE);
  }
}
