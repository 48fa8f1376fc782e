package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.Admission;
import io.github.verifiedresponse.Claim;
import io.github.verifiedresponse.ClaimTerms;
import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.ReplayIdentity;
import io.github.verifiedresponse.store.ExpiringMap;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Identities in memory. It is no store of entries, because a used result costs no object of its own
 * here: its slot is the bucket of the minute in which it ends.
 */
final class InMemoryReplayGuard implements ReplayGuard {
  private final Clock clock;
  private final Instant knowsSince;
  private final ExpiringMap<ReplayIdentity, Slot, Used> live;

  InMemoryReplayGuard(int capacity, Clock clock, Instant knowsSince) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a replay guard has room for one result at least");
    }
    this.clock = clock;
    this.knowsSince = knowsSince;
    this.live = new ExpiringMap<>(capacity, Used::new, (identity, slot) -> {});
  }

  /** What stands for a result; compared by identity, so that each claim changes only its own. */
  private sealed interface Slot extends ExpiringMap.Ending<Used> permits Used, Free, InUse {}

  /** What ends in one minute, and the slot of each used result in it. */
  private static final class Used extends ExpiringMap.Bucket<ReplayIdentity> implements Slot {
    @Override
    public Used bucket() {
      return this;
    }
  }

  /** A result that was given back. */
  private static final class Free implements Slot {
    private final Used bucket;
    private final int givenBack;

    Free(Used bucket, int givenBack) {
      this.bucket = bucket;
      this.givenBack = givenBack;
    }

    @Override
    public Used bucket() {
      return bucket;
    }
  }

  /** A result in use, and the claim on it. */
  private final class InUse implements Slot, Claim {
    private final ReplayIdentity identity;
    private final Used bucket;
    private final ClaimTerms terms;
    private final int givenBack;

    /** While this claim has marked the result as used, no other one can have taken it. */
    private boolean used;

    InUse(ReplayIdentity identity, Used bucket, ClaimTerms terms, int givenBack) {
      this.identity = identity;
      this.bucket = bucket;
      this.terms = terms;
      this.givenBack = givenBack;
    }

    @Override
    public Used bucket() {
      return bucket;
    }

    @Override
    public int givenBack() {
      return givenBack;
    }

    @Override
    public synchronized void use() {
      used |= live.replace(identity, this, bucket);
    }

    @Override
    public synchronized void giveBack(int times) {
      if (times == 0) {
        live.remove(identity, this); // nothing is to be remembered of what no handler was given
        return;
      }
      Free free = new Free(bucket, times);
      if (!live.replace(identity, this, free) && used) {
        live.replace(identity, bucket, free);
      }
      // from now on this slot may be that of a newer claim which ends in the same minute
      used = false;
    }
  }

  @Override
  public Admission admit(ReplayIdentity identity, ClaimTerms terms) throws RejectedException {
    Instant now = clock.instant();
    live.purge(now);
    Used bucket = live.bucket(terms.until());
    while (true) {
      Slot there = live.get(identity);
      if (there instanceof Used) {
        return Admission.Refused.USED;
      }
      if (there instanceof InUse inUse) {
        if (now.isBefore(inUse.terms.inUseUntil())) {
          return Admission.Refused.IN_USE;
        }
        if (!(terms.retakesAbandoned() && inUse.terms.retakesAbandoned())) {
          return Admission.Refused.USED;
        }
      }
      InUse mine = new InUse(identity, bucket, terms, givenBack(there));
      if (there == null ? insert(mine) : live.replace(identity, there, mine)) {
        return new Admission.Taken(mine);
      }
    }
  }

  private static int givenBack(@Nullable Slot there) {
    if (there instanceof Free free) {
      return free.givenBack;
    }
    return there instanceof InUse inUse ? inUse.givenBack : 0;
  }

  private boolean insert(InUse mine) throws RejectedException {
    return switch (live.insert(mine.identity, mine)) {
      case DONE -> true;
      case THERE -> false;
      case FULL -> throw new RejectedException(Reason.UNAVAILABLE, "the replay guard is full");
    };
  }

  @Override
  public Instant knowsSince() {
    return knowsSince;
  }

  /** Says what it covers. */
  @Override
  public String toString() {
    return "memory (this node only)";
  }
}
