package io.github.verifiedresponse.tests.stores;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.replay.Claim;
import io.github.verifiedresponse.replay.ClaimTerms;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures the guard in memory in a process of its own, whose heap is stated. Guards with few, some
 * and many live entries take turns, so that noise is everybody's.
 */
final class MemoryFigures {
  private static final int FEW = 10_000;
  private static final int SOME = 1_000_000;
  private static final int MANY = 10_000_000;
  private static final int ROUNDS = 60;
  private static final int WARM_UP = 20;
  private static final int BATCH = 5_000;
  private static final int ENDINGS = 300;

  /** A thousand times as many entries; memory is slower than a cache is. */
  private static final double FLAT = 5;

  private static final long MEBIBYTE = 1L << 20;

  /** Of heap, for a used result. */
  private static final int MOST_BYTES = 45;

  private static final int TOGETHER = 2_000_000;
  private static final int TURNS = 5;

  private final Instant end = Instant.now().plus(Duration.ofHours(2));

  private MemoryFigures() {}

  public static void main(String[] arguments) throws RejectedException {
    new MemoryFigures().run();
  }

  private void run() throws RejectedException {
    List<Level> levels = List.of(level(FEW), level(SOME), level(MANY));
    Level many = levels.get(levels.size() - 1);
    long pausesBefore = pauseMillis();
    for (int round = 0; round < ROUNDS; round++) {
      for (Level level : levels) {
        level.play(round);
      }
    }
    long pauses = pauseMillis() - pausesBefore;
    levels.forEach(Level::say);
    Say.line("memory: garbage collection paused for %d ms in all of these rounds", pauses);
    fill(many);
    double ratio = many.p99() / levels.get(0).p99();
    Say.line("memory: p99 with %,d is %.1f times that with %,d", MANY, ratio, FEW);
    require(ratio <= FLAT, "the cost of admit stays flat");
    compareThreads();
  }

  private Level level(int live) throws RejectedException {
    Level level = new Level(live, ReplayGuards.inMemory(live, Clock.systemUTC()));
    for (int i = 0; i < live - BATCH; i++) {
      require(level.admit(i), "room for every result");
    }
    return level;
  }

  /** Uses the last room, and asks for more. */
  private static void fill(Level many) throws RejectedException {
    for (int i = MANY - BATCH; i < MANY; i++) {
      require(many.admit(i), "room for every result");
    }
    int refused = 0;
    for (int i = MANY; i < MANY + BATCH; i++) {
      try {
        many.admit(i);
      } catch (RejectedException full) {
        refused += full.reason() == Reason.UNAVAILABLE ? 1 : 0;
      }
    }
    require(refused == BATCH, "each result over the capacity is refused as unavailable");
    for (int i = 0; i < MANY; i += FEW) {
      require(!many.admit(i), "what is in stays in");
    }
    long start = System.nanoTime();
    ManagementFactory.getMemoryMXBean().gc();
    long pause = (System.nanoTime() - start) / 1_000_000;
    long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    long bytes = used / (MANY + SOME + FEW);
    Say.line(
        "memory: full with %,d live entries, %d more refused as unavailable; heap used %,d MiB of"
            + " %,d MiB (with a guard of %,d and one of %,d beside it), %d bytes for an entry; a full"
            + " garbage collection takes %d ms",
        MANY,
        refused,
        used / MEBIBYTE,
        Runtime.getRuntime().maxMemory() / MEBIBYTE,
        SOME,
        FEW,
        bytes,
        pause);
    require(bytes <= MOST_BYTES, "a used result takes no more memory than was promised");
  }

  /**
   * One thread and two take turns; each admits results of its own and marks them as used. With a
   * guard for each, two threads share nothing, which says what the machine can do.
   */
  private void compareThreads() {
    List<Double> one = new ArrayList<>();
    List<Double> two = new ArrayList<>();
    List<Double> apart = new ArrayList<>();
    for (int turn = 0; turn < TURNS; turn++) {
      one.add(millionsPerSecond(1, 1));
      two.add(millionsPerSecond(2, 1));
      apart.add(millionsPerSecond(2, 2));
    }
    Say.line(
        "memory: %.2f million admitted and used a second by one thread, %.2f by two, %.2f by two with"
            + " a guard each (medians of %d)",
        median(one), median(two), median(apart), TURNS);
  }

  private double millionsPerSecond(int threads, int guards) {
    List<Level> levels =
        Stream.generate(() -> ReplayGuards.inMemory(TOGETHER * threads, Clock.systemUTC()))
            .limit(guards)
            .map(guard -> new Level(TOGETHER, guard))
            .toList();
    List<ReplayIdentity> identities =
        IntStream.range(0, TOGETHER * threads).mapToObj(levels.get(0)::identity).toList();
    long start = System.nanoTime();
    List<CompletableFuture<Void>> all =
        IntStream.range(0, threads)
            .mapToObj(
                thread ->
                    CompletableFuture.runAsync(
                        () -> levels.get(thread % guards).admitAll(identities, thread * TOGETHER),
                        each -> new Thread(each).start()))
            .toList();
    all.forEach(CompletableFuture::join);
    return TOGETHER * threads * 1e3 / (System.nanoTime() - start);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("does not hold: " + what);
    }
  }

  private static long pauseMillis() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }

  /** A guard with so many live entries, less the few that come and go. */
  private final class Level {
    private final int live;
    private final ReplayGuard guard;
    private final List<Double> p50 = new ArrayList<>();
    private final List<Double> p99 = new ArrayList<>();

    private Level(int live, ReplayGuard guard) {
      this.live = live;
      this.guard = guard;
    }

    /** Also marks it as used, as nearly all live entries are. */
    private boolean admit(int number) throws RejectedException {
      Admission admission = guard.admit(identity(number), terms(number));
      if (admission instanceof Admission.Taken taken) {
        taken.claim().use();
      }
      return admission instanceof Admission.Taken;
    }

    private void admitAll(List<ReplayIdentity> identities, int from) {
      ClaimTerms terms = terms(0);
      for (ReplayIdentity identity : identities.subList(from, from + TOGETHER)) {
        try {
          ((Admission.Taken) guard.admit(identity, terms)).claim().use();
        } catch (RejectedException full) {
          throw new AssertionError("does not hold: room for every result", full);
        }
      }
    }

    private ClaimTerms terms(int number) {
      Instant until = end.plusSeconds(number % ENDINGS);
      return new ClaimTerms(until, until, false);
    }

    private ReplayIdentity identity(int number) {
      return ReplayIdentity.of("figures", Integer.toString(number));
    }

    private void play(int round) throws RejectedException {
      ReplayIdentity[] batch = new ReplayIdentity[BATCH];
      for (int i = 0; i < BATCH; i++) {
        batch[i] = identity(live + round * BATCH + i);
      }
      double[] micros = new double[BATCH];
      Claim[] claims = new Claim[BATCH];
      for (int i = 0; i < BATCH; i++) {
        ClaimTerms terms = terms(i);
        long start = System.nanoTime();
        Admission admission = guard.admit(batch[i], terms);
        micros[i] = (System.nanoTime() - start) / 1e3;
        require(admission instanceof Admission.Taken, "room for every result");
        claims[i] = ((Admission.Taken) admission).claim();
      }
      for (Claim claim : claims) {
        claim.giveBack(0);
      }
      Arrays.sort(micros);
      if (round >= WARM_UP) {
        p50.add(micros[BATCH / 2]);
        p99.add(micros[BATCH * 99 / 100]);
      }
    }

    private double p99() {
      return median(p99);
    }

    private void say() {
      Say.line(
          "memory: admit with %,d live entries takes %.2f us (p50), %.2f us (p99): medians of %d"
              + " rounds of %,d",
          live, median(p50), median(p99), p99.size(), BATCH);
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
