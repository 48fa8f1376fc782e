package io.github.verifiedresponse.tests.load;

import io.github.verifiedresponse.tests.load.LoadClient.Answers;
import io.github.verifiedresponse.tests.load.LoadProcess.Used;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Measures a server under load with and without a filter, and writes the result into {@code
 * figures/load.md}.
 *
 * <p>Arguments: the seconds of one measurement, how many rounds, the directory for the page, and
 * the names of {@link Engine}s with commas between; {@code HEAPS} stands for large bodies, in
 * Tomcats with little and with more heap.
 */
public final class Load {
  private static final int[] SIZES = {2 * 1024, 256 * 1024};
  private static final int[] CONNECTIONS = {1, 16, 256};
  private static final int WARM_UP_PASSES = 2;
  private static final int LARGE = 2 * 1024 * 1024;
  private static final int[] LARGE_CONNECTIONS = {64, 512};
  private static final List<Way> LARGE_WAYS =
      List.of(
          Way.TREE_TOKEN,
          Way.CAF,
          Way.HAND_TOKEN,
          Way.CXF,
          Way.TREE_BODY,
          Way.SHUFTI_PRO,
          Way.HAND_BODY);
  private static final String HEAPS = "HEAPS";
  static final String SMALL_HEAP = "384m";
  static final String LARGE_HEAP = "1g";

  private final Duration time;
  private final int rounds;
  private final Random random = new Random(1);
  private final Map<String, Integer> pinned = new TreeMap<>();

  private Load(Duration time, int rounds) {
    this.time = time;
    this.rounds = rounds;
  }

  /** Measures, prints and writes. */
  public static void main(String... args) throws Exception {
    Duration time = Duration.ofMillis((long) (1_000 * Double.parseDouble(args[0])));
    Load load = new Load(time, Integer.parseInt(args[1]));
    List<Round> measured = new ArrayList<>();
    List<Large> large = new ArrayList<>();
    for (String name : args[3].split(",", -1)) {
      if (name.equals(HEAPS)) {
        load.measureLarge(large);
      } else {
        load.measureRounds(Engine.valueOf(name), measured);
      }
    }
    LoadReport.write(Path.of(args[2]), time, new Measured(measured, load.pinned, large));
  }

  /** One measurement of one way, with what the server process used for it. */
  record Round(
      Engine engine, int size, int connections, int round, Way way, Answers answers, Cost cost) {}

  /** Of one request, in the server process. */
  record Cost(double cpuMicros, double allocatedBytes) {}

  /**
   * A measurement with large bodies in a process with this heap.
   *
   * @param before what the process had used before
   * @param used what it had used then, nothing when it told nothing in time
   */
  record Large(
      String heap, int connections, Way way, Answers answers, Used before, Optional<Used> used) {
    boolean isFaultless() {
      return answers.failed() == 0 && used.filter(each -> each.outOfMemory() == 0).isPresent();
    }
  }

  /** In each round all ways have their turn, in another order: what changes meets all alike. */
  private void measureRounds(Engine engine, List<Round> measured)
      throws IOException, InterruptedException {
    List<Way> order = new ArrayList<>(engine.ways());
    try (LoadProcess server = LoadProcess.start(engine, LARGE_HEAP)) {
      for (int size : SIZES) {
        Signed signed = Signed.ofSize(size);
        warmUp(engine, server, signed);
        for (int connections : CONNECTIONS) {
          for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, random);
            for (Way way : order) {
              measured.add(measure(server, signed, engine, size, connections, round, way));
            }
          }
        }
      }
    }
  }

  /**
   * More than once, since what the second way needs makes the compiler think again of the first.
   */
  private void warmUp(Engine engine, LoadProcess server, Signed signed) throws IOException {
    for (int pass = 0; pass < WARM_UP_PASSES; pass++) {
      for (Way way : engine.ways()) {
        LoadClient.run(server.port(), way.request(engine, signed), 16, time.multipliedBy(2));
      }
    }
  }

  private Round measure(
      LoadProcess server,
      Signed signed,
      Engine engine,
      int size,
      int connections,
      int round,
      Way way)
      throws IOException, InterruptedException {
    byte[] request = way.request(engine, signed);
    Used before = server.used();
    Answers answers = LoadClient.run(server.port(), request, connections, time);
    Used after = server.used();
    after.pinnedSince(before).forEach((whose, times) -> pinned.merge(whose, times, Integer::sum));
    double requests = Math.max(1, answers.answered());
    Cost cost =
        new Cost(
            (after.cpuNanos() - before.cpuNanos()) / requests / 1_000,
            (after.allocated() - before.allocated()) / requests);
    Round measured = new Round(engine, size, connections, round, way, answers, cost);
    System.out.printf(
        "%-14s %7d B %4d connections  %-36s %9.1f/s  p50 %8.2f ms  p99 %8.2f ms  %9.1f us CPU%n",
        engine,
        size,
        connections,
        way.title(),
        answers.perSecond(),
        answers.p50(),
        answers.p99(),
        cost.cpuMicros());
    requireAnswers(measured);
    return measured;
  }

  /** A way that refuses is fast, and its figures are worth nothing. */
  private static void requireAnswers(Round measured) {
    Answers answers = measured.answers();
    if (answers.failed() > 0) {
      throw new IllegalStateException(
          measured.way() + ": requests that were not answered by 200: " + answers.reasons());
    }
    if (answers.answered() == 0) {
      throw new IllegalStateException(measured.way() + ": no answer in time, make that longer");
    }
  }

  private void measureLarge(List<Large> measured) throws IOException, InterruptedException {
    Signed signed = Signed.ofSize(LARGE);
    for (int connections : LARGE_CONNECTIONS) {
      for (Way way : LARGE_WAYS) {
        for (String heap : List.of(SMALL_HEAP, LARGE_HEAP)) {
          Large large = measureLarge(signed, heap, connections, way);
          System.out.print(LoadReport.line(large));
          measured.add(large);
        }
      }
    }
  }

  /** Each in a process of its own: what has run out of memory once is no server any more. */
  private Large measureLarge(Signed signed, String heap, int connections, Way way)
      throws IOException, InterruptedException {
    byte[] request = way.request(Engine.TOMCAT, signed);
    try (LoadProcess server = LoadProcess.start(Engine.TOMCAT, heap)) {
      LoadClient.run(server.port(), request, 4, time);
      Used before = server.used();
      Answers answers = LoadClient.run(server.port(), request, connections, time.multipliedBy(2));
      try {
        return new Large(heap, connections, way, answers, before, Optional.of(server.used()));
      } catch (IOException | IndexOutOfBoundsException | NumberFormatException noAnswer) {
        return new Large(heap, connections, way, answers, before, Optional.empty());
      }
    }
  }
}
