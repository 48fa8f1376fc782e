package io.github.verifiedresponse;

import java.time.Instant;

/** {@link ReplayGuard#disabled()}: off, as a value that a review can see. */
enum DisabledReplayGuard implements ReplayGuard {
  INSTANCE;

  @Override
  public boolean admit(ReplayIdentity identity, Instant until) {
    return true;
  }

  @Override
  public String toString() {
    return "disabled";
  }
}
