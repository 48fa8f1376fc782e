package io.github.verifiedresponse.tests.stores;

import io.github.verifiedresponse.tests.stores.Phone.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Calls back: sends the same result again and again, until it sees a status of the class 2xx. */
record Vendor(Phone phone, TwoNodes nodes) {
  private static final int FIRST_PAUSE_MILLIS = 50;
  private static final int LONGEST_PAUSE_MILLIS = 500;
  private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

  /**
   * What came of one copy.
   *
   * @param answers all but the last
   * @param acknowledgedAt when the last came, in milliseconds since 1970
   */
  record Delivery(List<Answer> answers, long acknowledgedAt) {
    long count(Predicate<Answer> which) {
      return answers.stream().filter(which).count();
    }
  }

  /** Sends so many copies at once, by turns to both nodes. */
  List<CompletableFuture<Delivery>> deliver(String result, int copies) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    return IntStream.range(0, copies)
        .mapToObj(copy -> attempt(result, copy % TwoNodes.COUNT, List.of(), deadline))
        .toList();
  }

  private CompletableFuture<Delivery> attempt(
      String result, int node, List<Answer> before, long deadline) {
    return phone
        .sending(result, nodes.uri(node))
        .thenCompose(
            answer -> {
              if (answer.accepted()) {
                return CompletableFuture.completedFuture(
                    new Delivery(before, System.currentTimeMillis()));
              }
              if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not acknowledged in time: " + before);
              }
              List<Answer> all = Stream.concat(before.stream(), Stream.of(answer)).toList();
              int next = answer.status() == 0 ? TwoNodes.COUNT - 1 - node : node;
              return CompletableFuture.runAsync(() -> {}, after(before.size()))
                  .thenCompose(waited -> attempt(result, next, all, deadline));
            });
  }

  private static Executor after(int attempts) {
    int pause = Math.min(FIRST_PAUSE_MILLIS * (attempts + 1), LONGEST_PAUSE_MILLIS);
    return CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS);
  }
}
