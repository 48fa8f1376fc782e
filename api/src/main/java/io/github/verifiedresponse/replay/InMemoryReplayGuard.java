package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.Admission;
import io.github.verifiedresponse.Claim;
import io.github.verifiedresponse.ClaimTerms;
import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.ReplayIdentity;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Identities in a map, and the same identities in a bucket for each minute in which they end, so
 * that purging looks only at what has ended and never at what is alive. A used result costs no
 * object of its own: its slot is its bucket.
 */
final class InMemoryReplayGuard implements ReplayGuard {
  private static final long BUCKET_SECONDS = 60;

  private final int capacity;
  private final Clock clock;
  private final Instant knowsSince;
  private final Map<ReplayIdentity, Slot> live = new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();
  private final ConcurrentSkipListMap<Long, Bucket> buckets = new ConcurrentSkipListMap<>();

  /**
   * The last bucket that was purged: what ended by then could be a replay whatever the clock says.
   */
  private final AtomicLong purged = new AtomicLong(Long.MIN_VALUE);

  InMemoryReplayGuard(int capacity, Clock clock, Instant knowsSince) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a replay guard has room for one result at least");
    }
    this.capacity = capacity;
    this.clock = clock;
    this.knowsSince = knowsSince;
  }

  /** What stands for a result; compared by identity, so that each claim changes only its own. */
  private sealed interface Slot permits Bucket, Free, InUse {
    Bucket bucket();
  }

  /** What ends in one minute, and the slot of each used result in it. */
  private static final class Bucket implements Slot {
    private final Set<ReplayIdentity> identities = ConcurrentHashMap.newKeySet();

    @Override
    public Bucket bucket() {
      return this;
    }
  }

  /** A result that was given back. */
  private static final class Free implements Slot {
    private final Bucket bucket;
    private final int givenBack;

    Free(Bucket bucket, int givenBack) {
      this.bucket = bucket;
      this.givenBack = givenBack;
    }

    @Override
    public Bucket bucket() {
      return bucket;
    }
  }

  /** A result in use, and the claim on it. */
  private final class InUse implements Slot, Claim {
    private final ReplayIdentity identity;
    private final Bucket bucket;
    private final ClaimTerms terms;
    private final int givenBack;

    /** While this claim has marked the result as used, no other one can have taken it. */
    private boolean used;

    InUse(ReplayIdentity identity, Bucket bucket, ClaimTerms terms, int givenBack) {
      this.identity = identity;
      this.bucket = bucket;
      this.terms = terms;
      this.givenBack = givenBack;
    }

    @Override
    public Bucket bucket() {
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
        live.computeIfPresent(identity, this::removed);
        return;
      }
      Free free = new Free(bucket, times);
      if (!live.replace(identity, this, free) && used) {
        live.replace(identity, bucket, free);
      }
      // from now on this slot may be that of a newer claim which ends in the same minute
      used = false;
    }

    /** Nothing is to be remembered of a result that no handler was given. */
    private @Nullable Slot removed(ReplayIdentity key, Slot there) {
      if (there != this) {
        return there;
      }
      bucket.identities.remove(key);
      size.decrementAndGet();
      return null;
    }
  }

  @Override
  public Admission admit(ReplayIdentity identity, ClaimTerms terms) throws RejectedException {
    Instant now = clock.instant();
    purge(minute(now));
    long ending = minute(terms.until());
    if (ending <= purged.get()) {
      throw new RejectedException(
          Reason.UNAVAILABLE, "the clock was ahead, and what was used then is forgotten");
    }
    while (true) {
      Slot there = live.get(identity);
      if (there instanceof Bucket) {
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
      Bucket bucket = buckets.computeIfAbsent(ending, key -> new Bucket());
      InUse mine = new InUse(identity, bucket, terms, givenBack(there));
      if (there == null ? insert(mine) : retake(there, mine)) {
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
    if (size.incrementAndGet() > capacity) {
      size.decrementAndGet();
      throw new RejectedException(Reason.UNAVAILABLE, "the replay guard is full");
    }
    if (live.putIfAbsent(mine.identity, mine) != null) {
      size.decrementAndGet();
      return false;
    }
    mine.bucket.identities.add(mine.identity);
    return true;
  }

  private boolean retake(Slot there, InUse mine) {
    if (!live.replace(mine.identity, there, mine)) {
      return false;
    }
    if (there.bucket() != mine.bucket) {
      there.bucket().identities.remove(mine.identity);
      mine.bucket.identities.add(mine.identity);
    }
    return true;
  }

  /**
   * Drops the buckets that lie wholly in the past; a bucket is as long as the price of a mistake.
   */
  private void purge(long now) {
    Map.Entry<Long, Bucket> oldest = buckets.firstEntry();
    while (oldest != null && oldest.getKey() < now) {
      purged.accumulateAndGet(oldest.getKey(), Math::max);
      if (buckets.remove(oldest.getKey(), oldest.getValue())) {
        empty(oldest.getValue());
      }
      oldest = buckets.firstEntry();
    }
  }

  private void empty(Bucket bucket) {
    for (ReplayIdentity identity : bucket.identities) {
      Slot slot = live.get(identity);
      // a slot that moved to a later bucket meanwhile stays
      while (slot != null && slot.bucket() == bucket) {
        if (live.remove(identity, slot)) {
          size.decrementAndGet();
        }
        slot = live.get(identity);
      }
    }
  }

  private static long minute(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), BUCKET_SECONDS);
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
