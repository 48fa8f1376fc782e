package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.store.Entry;
import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One entry for each admitted result. */
record SharedReplayGuard(TimeLimitedStore store, Clock clock) implements ReplayGuard {
  private static final int ATTEMPTS = 10;

  /** The key of no result, to ask whether the store answers. */
  static final String NO_RESULT = "0".repeat(64);

  @Override
  public Admission admit(ReplayIdentity identity, ClaimTerms terms) throws RejectedException {
    String key = identity.toHex();
    // unlike any other claim's, so that a store which asks twice finds its own
    String claim = ClaimState.newClaim();
    return store.ask(asked -> take(asked, key, claim, terms), late -> takeBack(key, claim, terms));
  }

  private Admission take(Store asked, String key, String claim, ClaimTerms terms) throws Exception {
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Optional<Admission> admission = attempt(asked, key, claim, terms);
        if (admission.isPresent()) {
          return admission.get();
        }
      }
    } catch (Throwable e) {
      takeBack(key, claim, terms); // it may have been written before the answer got lost
      throw e;
    }
    throw new RejectedException(
        Reason.UNAVAILABLE, "too many requests have changed the same result; try again later");
  }

  /** {@return empty when another request changed the entry in between} */
  private Optional<Admission> attempt(Store asked, String key, String claim, ClaimTerms terms)
      throws Exception {
    Entry first = ClaimState.inUse(terms, claim, 0);
    if (asked.insert(key, first)) {
      return Optional.of(taken(key, first, 0));
    }
    Optional<Entry> there = asked.find(key);
    return there.isEmpty() ? Optional.empty() : judge(asked, key, claim, terms, there.get());
  }

  private Optional<Admission> judge(
      Store asked, String key, String claim, ClaimTerms terms, Entry there) throws Exception {
    Instant now = clock.instant();
    ClaimState state = ClaimState.of(there);
    if (there.holder().equals(claim) && state.isInUse()) {
      return Optional.of(taken(key, there, state.givenBack()));
    }
    boolean ended = terms.outlive(there, now);
    if (!ended && !state.isFree() && !terms.retakes(state, now)) {
      return Optional.of(
          state.isInUse() && !state.isAbandoned(now)
              ? Admission.Refused.IN_USE
              : Admission.Refused.USED);
    }
    int givenBack = ended ? 0 : state.givenBack();
    Entry mine = ClaimState.inUse(terms, claim, givenBack);
    return asked.replace(key, there, mine)
        ? Optional.of(taken(key, mine, givenBack))
        : Optional.empty();
  }

  private Admission taken(String key, Entry mine, int givenBack) {
    return new Admission.Taken(new SharedClaim(store, key, mine, givenBack));
  }

  /** The request was refused as unavailable: its result is not used, so it can be sent again. */
  private void takeBack(String key, String claim, ClaimTerms terms) {
    store.repeat(asked -> close(asked, key, claim, terms));
  }

  /**
   * Frees what the request has taken, and leaves nothing that it could still take: what it has
   * asked of the store may be on its way, and must find another entry than it expects.
   *
   * @return true when there is nothing left to do
   */
  boolean close(Store asked, String key, String claim, ClaimTerms terms) throws Exception {
    Entry free = ClaimState.free(ClaimState.inUse(terms, claim, 0), 0);
    if (asked.insert(key, free)) {
      return true;
    }
    Optional<Entry> there = asked.find(key);
    if (there.isEmpty()) {
      return false; // it was deleted in between
    }
    Entry before = there.get();
    ClaimState state = ClaimState.of(before);
    boolean mine = before.holder().equals(claim);
    boolean ended = terms.outlive(before, clock.instant());
    if (mine ? state.isFree() : !state.isFree() && !ended) {
      return true;
    }
    int givenBack = ended ? 0 : state.givenBack();
    return asked.replace(key, before, ClaimState.free(free, givenBack));
  }

  @Override
  public Duration remembersAtMost() {
    return store.keepsAtMost();
  }

  @Override
  public void requireReady() throws RejectedException {
    store.find(NO_RESULT);
  }

  @Override
  public String toString() {
    return store.toString();
  }
}
