package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Identities in memory, divided by some of their bits among segments with a lock each. It is no
 * store of entries, because a used result costs no object of its own here. Nothing is dropped
 * before the minute in which it ends has passed: when the guard is full, it takes no more.
 */
final class InMemoryReplayGuard implements ReplayGuard {
  /** So many that threads rarely meet in one, and that purging one is short. */
  private static final int MOST_SEGMENTS = 256;

  private static final int MINUTE_SECONDS = 60;

  /** The most capacity that a segment takes for itself, while there is plenty. */
  private static final int MOST_SPARE = 64;

  private final Clock clock;
  private final Instant knowsSince;
  private final Segment[] segments;

  /** How many more results fit, beside those that segments have capacity for. */
  private final AtomicInteger free;

  /** The last minute of which something was dropped. */
  private final AtomicInteger forgotten = new AtomicInteger();

  InMemoryReplayGuard(int capacity, Clock clock, Instant knowsSince) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a replay guard needs a capacity of at least one result");
    }
    this.free = new AtomicInteger(capacity);
    this.clock = clock;
    this.knowsSince = knowsSince;
    this.segments =
        Stream.generate(Segment::new)
            .limit(Math.min(MOST_SEGMENTS, Integer.highestOneBit(capacity)))
            .toArray(Segment[]::new);
  }

  @Override
  public Admission admit(ReplayIdentity identity, ClaimTerms terms) throws RejectedException {
    Segment segment = segments[(int) identity.fourth() & (segments.length - 1)];
    Admission admission = segment.admit(identity, terms);
    while (admission == null) {
      for (Segment each : segments) {
        each.giveUpSpare();
      }
      if (free.get() == 0) {
        throw new RejectedException(Reason.UNAVAILABLE, "the replay guard is full");
      }
      admission = segment.admit(identity, terms);
    }
    return admission;
  }

  /** {@return for how many results} Each thread would wait for a number that all change. */
  private int takeSpare() {
    return share(free.getAndUpdate(now -> now - share(now)));
  }

  /** A small part while there is plenty, and at the end one by one. */
  private static int share(int free) {
    return Math.min(free, Math.max(1, Math.min(MOST_SPARE, free / (4 * MOST_SEGMENTS))));
  }

  /** A minute lasts as long as the price of a mistake; the first and the last one cover all. */
  private static int minute(Instant instant) {
    long minute = Math.floorDiv(instant.getEpochSecond(), MINUTE_SECONDS);
    return (int) Math.max(1, Math.min(minute, Integer.MAX_VALUE));
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

  /** A result that is not marked as used. */
  private sealed interface Held permits InUse, Free {
    /** {@return the minute in which it ends} */
    int minute();

    /** {@return how often it was given back} */
    int givenBack();
  }

  /** A result that was given back. */
  private record Free(int minute, int givenBack) implements Held {}

  /** A result in use, and the claim on it. */
  private static final class InUse implements Held, Claim {
    private final Segment segment;
    private final ReplayIdentity identity;
    private final ClaimTerms terms;
    private final int givenBack;

    /** While this claim has marked the result as used, no other one can have taken it. */
    private boolean used;

    InUse(Segment segment, ReplayIdentity identity, ClaimTerms terms, int givenBack) {
      this.segment = segment;
      this.identity = identity;
      this.terms = terms;
      this.givenBack = givenBack;
    }

    @Override
    public int minute() {
      return InMemoryReplayGuard.minute(terms.until());
    }

    @Override
    public int givenBack() {
      return givenBack;
    }

    @Override
    public void use() {
      segment.use(this);
    }

    @Override
    public void giveBack(int times) {
      segment.giveBack(this, times);
    }
  }

  /** The results whose identities have certain bits; each method is atomic. */
  private final class Segment {
    private final UsedResults used = new UsedResults();
    private final Map<ReplayIdentity, Held> held = new HashMap<>();

    /** Nothing here ends in an earlier minute. */
    private int earliest = Integer.MAX_VALUE;

    /** For so many more results. */
    private int spare;

    /** {@return null when the guard is full} */
    synchronized @Nullable Admission admit(ReplayIdentity identity, ClaimTerms terms)
        throws RejectedException {
      Instant now = clock.instant();
      purge(minute(now));
      int minute = minute(terms.until());
      if (minute <= forgotten.get()) {
        throw new RejectedException(
            Reason.UNAVAILABLE,
            "the clock was ahead, and the results used during that time are no longer known");
      }
      if (used.contains(identity)) {
        return Admission.Refused.USED;
      }
      Held there = held.get(identity);
      if (there instanceof InUse inUse) {
        if (now.isBefore(inUse.terms.inUseUntil())) {
          return Admission.Refused.IN_USE;
        }
        if (!(terms.retakesAbandoned() && inUse.terms.retakesAbandoned())) {
          return Admission.Refused.USED;
        }
      }
      if (there == null && !takeOne()) {
        return null;
      }
      InUse mine = new InUse(this, identity, terms, there == null ? 0 : there.givenBack());
      held.put(identity, mine);
      earliest = Math.min(earliest, minute);
      return new Admission.Taken(mine);
    }

    private boolean takeOne() {
      if (spare == 0) {
        spare = takeSpare();
      }
      if (spare == 0) {
        return false;
      }
      spare--;
      return true;
    }

    synchronized void use(InUse claim) {
      if (held.remove(claim.identity, claim)) {
        used.add(claim.identity, claim.minute());
        claim.used = true;
      }
    }

    synchronized void giveBack(InUse claim, int times) {
      if (times == 0) { // nothing is to be remembered of what no handler was given
        if (held.remove(claim.identity, claim)) {
          spare++;
        }
        return;
      }
      Free free = new Free(claim.minute(), times);
      if (!held.replace(claim.identity, claim, free)
          && claim.used
          && used.remove(claim.identity, claim.minute())) {
        held.put(claim.identity, free);
      }
      // from now on the result may be used by a newer claim that ends in the same minute
      claim.used = false;
    }

    /** Drops what has ended, and gives back what it has not needed. */
    synchronized void giveUpSpare() {
      purge(minute(clock.instant()));
      free.addAndGet(spare);
      spare = 0;
    }

    /** Drops what ends before that minute. */
    private void purge(int minute) {
      if (earliest >= minute) {
        return;
      }
      forgotten.accumulateAndGet(latestBefore(minute), Math::max);
      int before = held.size();
      held.values().removeIf(each -> each.minute() < minute);
      spare += before - held.size() + used.dropBefore(minute);
      earliest = held.values().stream().mapToInt(Held::minute).reduce(used.earliest(), Math::min);
    }

    private int latestBefore(int minute) {
      return held.values().stream()
          .mapToInt(Held::minute)
          .filter(each -> each < minute)
          .reduce(used.latestBefore(minute), Math::max);
    }
  }
}
