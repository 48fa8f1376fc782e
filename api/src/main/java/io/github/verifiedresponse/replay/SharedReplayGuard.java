package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.ReplayIdentity;
import java.time.Duration;
import java.time.Instant;

/** One entry for each admitted result. */
record SharedReplayGuard(SharedStore store) implements ReplayGuard {

  @Override
  public boolean admit(ReplayIdentity identity, Instant until) throws RejectedException {
    String key = identity.toHex();
    return store
        .inTime()
        .call(
            () -> store.entries().insert(key, Entry.ofResult(until)),
            admitted -> forget(admitted, key));
  }

  /** The request was refused as unavailable: its result is not used, so it can be sent again. */
  private void forget(boolean admitted, String key) {
    if (admitted) {
      try {
        store.entries().delete(key);
      } catch (Exception e) {
        // it stays used, which is the safe side
      }
    }
  }

  @Override
  public void release(ReplayIdentity identity) throws RejectedException {
    store
        .inTime()
        .call(
            () -> {
              store.entries().delete(identity.toHex());
              return true;
            });
  }

  @Override
  public Duration remembersAtMost() {
    return store.keepsAtMost();
  }

  @Override
  public String toString() {
    return store.toString();
  }
}
