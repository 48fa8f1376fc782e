package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.store.Entry;
import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.util.Optional;

/**
 * A claim in a shared store. Whatever it changes, it compares the claim's id first: what came late,
 * or is repeated, changes nothing of a newer claim.
 */
record SharedClaim(TimeLimitedStore store, String key, Entry mine, int givenBack) implements Claim {

  @Override
  public void use() {
    store.settle(
        asked -> {
          asked.replace(key, mine, ClaimState.used(mine));
          return true;
        });
  }

  @Override
  public void giveBack(int times) {
    store.settle(asked -> free(asked, key, mine.holder(), times));
  }

  /** True when there is nothing left to do. */
  static boolean free(Store asked, String key, String claim, int atLeast) throws Exception {
    Optional<Entry> there = asked.find(key).filter(entry -> entry.holder().equals(claim));
    if (there.isEmpty() || ClaimState.of(there.get()).isFree()) {
      return true;
    }
    int givenBack = Math.max(atLeast, ClaimState.of(there.get()).givenBack());
    return asked.replace(key, there.get(), ClaimState.free(there.get(), givenBack));
  }
}
