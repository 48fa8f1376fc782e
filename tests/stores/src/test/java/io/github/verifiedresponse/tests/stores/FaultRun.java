package io.github.verifiedresponse.tests.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.store.Await;
import io.github.verifiedresponse.store.TimeLimitedStore;
import io.github.verifiedresponse.tests.stores.Load.Sent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A fault of the store that begins and ends while phones go on sending. */
final class FaultRun {
  /**
   * HikariCP doubles its pauses between attempts up to five seconds: it tries after 0.01 s, 0.03 s,
   * 0.07 s … 5.1 s, and 10.1 s, so that this length shows a long pause, but not the longest.
   */
  private static final Duration LASTING = Duration.ofSeconds(6);

  /** What was on its way when the fault began may still be accepted. */
  private static final Duration SETTLED = Duration.ofSeconds(1);

  private static final Duration AFTERWARDS = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final double BACK_WITHIN_SECONDS = 5;

  /** Two processors do the work of phones, door, store and test. */
  private static final double MARGIN_MILLIS = 300;

  private static final int WARM = 200;

  private final String name;
  private final Duration lasting;
  private final List<URI> doors;
  private final List<Sent> sent;
  private final long began;
  private final long ending;
  private final long ended;
  private final AfterFault after;

  private FaultRun(String name, Duration lasting, List<URI> doors, List<Sent> sent, Window window) {
    this.name = name;
    this.lasting = lasting;
    this.doors = doors;
    this.sent = sent;
    this.began = window.began();
    this.ending = window.ending();
    this.ended = window.ended();
    this.after = AfterFault.of(sent, doors);
  }

  /**
   * Plays a fault and prints what came of it.
   *
   * @param name such as {@code postgresql stopped}
   * @param begin returns when the fault is there
   * @param end returns when it is over
   */
  static FaultRun play(String name, URI door, Runnable begin, Runnable end) {
    return play(name, LASTING, List.of(door), begin, end);
  }

  /** Plays a fault that lasts so long, while phones send to several doors of one store. */
  static FaultRun play(
      String name, Duration lasting, List<URI> doors, Runnable begin, Runnable end) {
    Load load = new Load(doors);
    Window window;
    try (load) {
      window = endure(load, begin, lasting, end);
    }
    return new FaultRun(name, lasting, doors, load.sent(), window).say();
  }

  /** It ends some time between {@code ending} and {@code ended}. */
  private record Window(long began, long ending, long ended) {}

  private static Window endure(Load load, Runnable begin, Duration lasting, Runnable end) {
    Await.until("warmth", PATIENCE, () -> load.sent().size() >= WARM);
    begin.run();
    long began = System.nanoTime();
    Await.pass(lasting);
    long ending = System.nanoTime();
    end.run();
    long ended = System.nanoTime();
    for (URI door : load.doors()) {
      Await.until(
          "an accepted result after the fault",
          PATIENCE,
          () -> load.any(one -> isBack(one, door, ending)));
    }
    Await.pass(AFTERWARDS);
    return new Window(began, ending, ended);
  }

  private static boolean isBack(Sent one, URI door, long ending) {
    return one.door().equals(door) && one.accepted() && one.answeredAt() - ending > 0;
  }

  private FaultRun say() {
    double[] refused = refusalMillis();
    Say.line(
        "%s for %d s: %d requests, %d of them accepted, 503 %d times in %.0f ms (p50),"
            + " %.0f ms (p99), %.0f ms (max), back after %.1f s",
        name,
        lasting.toSeconds(),
        during().count(),
        during().filter(Sent::accepted).count(),
        refused.length,
        at(refused, 0.50),
        at(refused, 0.99),
        at(refused, 1),
        secondsToRecover());
    Say.line(
        "%s, sent again afterwards: %d accepted ones of which %d passed, %d refused ones of which"
            + " %d were refused for good, %d passed twice and %d passed later %s; %d copies passed"
            + " under load",
        name,
        after.accepted(),
        after.acceptedAgain(),
        after.refused(),
        after.spent(),
        after.passedTwice(),
        after.passedLate().size(),
        after.passedLate(),
        copiesAccepted());
    lost().forEach(why -> Say.line("%s, no answer: %s", name, why));
    return this;
  }

  private static double at(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * (sorted.length - 1))];
  }

  private Stream<Sent> during() {
    return sent.stream().filter(one -> one.at() - began >= 0 && one.answeredAt() - ending < 0);
  }

  /** Also while it ends, which takes a database that is restarted some seconds. */
  private double[] refusalMillis() {
    return sent.stream()
        .filter(one -> one.at() - began >= 0 && one.answeredAt() - ended < 0)
        .filter(one -> one.answer().unavailable())
        .mapToDouble(one -> Say.millis(one.nanos()))
        .sorted()
        .toArray();
  }

  /** Until the last of the nodes has accepted a result. */
  private double secondsToRecover() {
    long last = doors.stream().mapToLong(this::nanosToRecover).max().orElseThrow();
    return Say.seconds(Math.max(0, last));
  }

  private long nanosToRecover(URI door) {
    return sent.stream()
        .filter(one -> isBack(one, door, ending))
        .mapToLong(one -> one.answeredAt() - ended)
        .min()
        .orElseThrow();
  }

  private long copiesAccepted() {
    return sent.stream().filter(one -> one.copy() && one.accepted()).count();
  }

  /** What holds for every fault, whatever it is. */
  FaultRun requireNothingWrong() {
    assertThat(copiesAccepted()).as("copies that passed under load").isZero();
    assertThat(after.acceptedAgain()).as("accepted ones that passed again").isZero();
    assertThat(after.passedTwice()).as("refused ones that passed twice").isZero();
    assertThat(after.passedLate()).as("refused for good, and passed later").isEmpty();
    assertThat(after.spent()).as("refused ones that were spent").isLessThanOrEqualTo(lost().size());
    assertThat(sent.stream().filter(one -> !isRight(one))).as("answers that are wrong").isEmpty();
    return this;
  }

  private static boolean isRight(Sent one) {
    return one.answer().unavailable()
        || (one.copy() ? one.answer().refusedAsCopy() : one.accepted());
  }

  /** Why connections broke. */
  private List<String> lost() {
    return sent.stream().map(one -> one.answer().lost()).filter(why -> !why.isEmpty()).toList();
  }

  FaultRun requireRefusalsInTime() {
    return requireRefusalsInTime(MARGIN_MILLIS);
  }

  /**
   * The fault was real: nothing passed, and each refusal came in time.
   *
   * @param marginMillis what the machine may add to the time-out of the store
   */
  FaultRun requireRefusalsInTime(double marginMillis) {
    double[] refused = refusalMillis();
    assertThat(refused).isNotEmpty();
    long settled = Math.min(SETTLED.toNanos(), lasting.toNanos() / 2);
    assertThat(during().filter(one -> one.at() - began > settled && one.accepted())).isEmpty();
    assertThat(at(refused, 0.99))
        .isLessThan(TimeLimitedStore.DEFAULT_TIMEOUT.toMillis() + marginMillis);
    return this;
  }

  FaultRun requireRecovery() {
    return requireRecovery(BACK_WITHIN_SECONDS);
  }

  FaultRun requireRecovery(double withinSeconds) {
    assertThat(secondsToRecover()).isLessThanOrEqualTo(withinSeconds);
    return this;
  }

  /** {@return when it was over, by {@link System#nanoTime}} */
  long ended() {
    return ended;
  }

  /** How long nothing new was accepted at most, from the beginning of the fault on. */
  double longestGapSeconds() {
    long[] accepted =
        sent.stream()
            .filter(one -> one.accepted() && one.answeredAt() - began > 0)
            .mapToLong(Sent::answeredAt)
            .sorted()
            .toArray();
    long gap = accepted[0] - began;
    for (int i = 1; i < accepted.length; i++) {
      gap = Math.max(gap, accepted[i] - accepted[i - 1]);
    }
    return Say.seconds(gap);
  }
}
