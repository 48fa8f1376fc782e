package io.github.verifiedresponse.tests.stores;

import io.github.verifiedresponse.tests.stores.Load.Sent;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What came of results that were sent again when the store was well.
 *
 * @param accepted how many had been accepted
 * @param acceptedAgain how many of them passed again
 * @param refused how many had been refused as unavailable, or got no answer
 * @param passedOnce how many of them passed then
 * @param spent how many of them were replays; only one that got no answer may be
 * @param passedTwice how many of them passed once more
 */
record AfterFault(
    int accepted, int acceptedAgain, int refused, int passedOnce, int spent, int passedTwice) {
  private static final int AT_ONCE = 16;

  /** Sends every accepted result again, and so many of the refused ones twice. */
  static AfterFault of(List<Sent> sent, int refusedAtMost, URI door) {
    List<String> accepted = results(sent.stream().filter(Sent::accepted).toList());
    List<String> refused =
        results(
            sent.stream()
                .filter(one -> one.answer().undecided() && !one.copy())
                .sorted(Comparator.comparing(one -> one.answer().unavailable())) // the lost first
                .limit(refusedAtMost)
                .toList());
    int again = passed(accepted, door);
    int once = passed(refused, door);
    return new AfterFault(
        accepted.size(), again, refused.size(), once, refused.size() - once, passed(refused, door));
  }

  private static List<String> results(List<Sent> sent) {
    return sent.stream().map(Sent::result).distinct().toList();
  }

  private static int passed(List<String> results, URI door) {
    Phone phone = new Phone();
    ExecutorService phones = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Callable<Boolean>> all = new ArrayList<>();
      for (String result : results) {
        all.add(() -> phone.sendUntilDecided(result, door).accepted());
      }
      int passed = 0;
      for (Future<Boolean> one : phones.invokeAll(all)) {
        passed += one.get() ? 1 : 0;
      }
      return passed;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    } finally {
      phones.shutdownNow();
    }
  }
}
