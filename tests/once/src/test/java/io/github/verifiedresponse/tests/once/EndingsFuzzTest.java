package io.github.verifiedresponse.tests.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Requests that end in every way that a client, a handler or a part around it can bring about, at
 * servers with our filters: {@code -Donce.seed} repeats what was printed, {@code -Donce.runs} makes
 * more or fewer of them, {@code -Donce.run} repeats a single one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndingsFuzzTest {
  private static final int RUNS = 10_000;

  /** Many wait for a time-out, or for each other. */
  private static final int AT_ONCE = 48;

  private static final int SHOWN = 5;

  private final long seed = Long.getLong("once.seed", System.nanoTime());
  private final int runs = Integer.getInteger("once.runs", RUNS);
  private final int only = Integer.getInteger("once.run", -1);
  private final Map<Promise, Queue<String>> broken = new ConcurrentHashMap<>();
  private final Set<String> reached = ConcurrentHashMap.newKeySet();

  @BeforeAll
  void runAll() throws Exception {
    System.out.println("once.seed=" + seed + ", once.runs=" + runs);
    Sends sends = new Sends();
    ExecutorService workers = Executors.newCachedThreadPool();
    ExecutorService runners = Executors.newFixedThreadPool(AT_ONCE);
    try (FuzzServer server = new FuzzServer(sends, workers);
        Client client = new Client(server.port(), sends)) {
      List<Future<?>> all = new ArrayList<>();
      int first = only < 0 ? 0 : only;
      int end = only < 0 ? runs : only + 1;
      for (int i = first; i < end; i++) {
        int number = i;
        // planned late, because a result is fresh for some minutes only
        all.add(runners.submit(() -> run(Run.planned(seed, number), client, workers)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      runners.shutdownNow();
      workers.shutdownNow();
    }
  }

  private Void run(Run run, Client client, Executor threads) throws Exception {
    new RunCheck(client, threads, run)
        .go()
        .forEach(
            (promise, how) ->
                broken.computeIfAbsent(promise, key -> new ConcurrentLinkedQueue<>()).add(how));
    for (Send send : run.sends()) {
      if (send.wasCalled()) {
        reached.add(run.endpoint() + " " + send.ending().name());
      }
    }
    return null;
  }

  @Test
  void noResultHasMoreThanOneEffect() {
    assertKept(Promise.ONE_EFFECT);
  }

  @Test
  void aResultIsAdmittedWhenItComesForTheFirstTime() {
    assertKept(Promise.FIRST_IS_ADMITTED);
  }

  @Test
  void whatWasGivenBackIsAdmittedAgain() {
    assertKept(Promise.GIVEN_BACK_IS_ADMITTED);
  }

  @Test
  void whatWasNotGivenBackIsRefused() {
    assertKept(Promise.USED_IS_REFUSED);
  }

  @Test
  void noAnswerOfOursIsAServerErrorOrHasAnotherReason() {
    assertKept(Promise.REFUSED_AS_USED);
  }

  @Test
  void eachEndingIsReachedAtEachEndpoint() {
    assumeThat(runs).isGreaterThanOrEqualTo(RUNS);
    for (Endpoint endpoint : Endpoint.values()) {
      for (Ending ending : endpoint.endings()) {
        assertThat(reached).contains(endpoint + " " + ending.name());
      }
    }
  }

  private void assertKept(Promise promise) {
    Queue<String> cases = broken.getOrDefault(promise, new ConcurrentLinkedQueue<>());
    assertThat(cases.stream().limit(SHOWN))
        .as("%d of the runs of -Donce.seed=%d", cases.size(), seed)
        .isEmpty();
  }
}
