package io.github.verifiedresponse.tests.stores;

import io.github.verifiedresponse.tests.stores.Load.Sent;
import io.github.verifiedresponse.tests.stores.Phone.Answer;
import java.net.URI;
import java.util.ArrayList;
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
 * @param spent how many of them were refused for good; only one that got no answer may be
 * @param passedTwice how many of them passed, and once more
 * @param passedLate what was said of each that passed only after it had been refused for good
 */
record AfterFault(
    int accepted,
    int acceptedAgain,
    int refused,
    int spent,
    int passedTwice,
    List<String> passedLate) {
  private static final int AT_ONCE = 16;

  /** Sends every accepted result again, and every refused one twice: to each of two nodes. */
  static AfterFault of(List<Sent> sent, List<URI> doors) {
    List<String> accepted = results(sent.stream().filter(Sent::accepted).toList());
    List<String> refused =
        results(sent.stream().filter(one -> one.answer().undecided() && !one.copy()).toList());
    List<Answer> again = decisions(accepted, doors, 0);
    List<Answer> first = decisions(refused, doors, 0);
    List<Answer> last = decisions(refused, doors, 1);
    int passedTwice = 0;
    List<String> passedLate = new ArrayList<>();
    for (int i = 0; i < refused.size(); i++) {
      if (last.get(i).accepted()) {
        Answer before = first.get(i);
        passedTwice += before.accepted() ? 1 : 0;
        if (!before.accepted()) {
          passedLate.add(before.status() + " " + before.reason());
        }
      }
    }
    return new AfterFault(
        accepted.size(),
        passed(again),
        refused.size(),
        refused.size() - passed(first),
        passedTwice,
        passedLate);
  }

  private static List<String> results(List<Sent> sent) {
    return sent.stream().map(Sent::result).distinct().toList();
  }

  private static int passed(List<Answer> decisions) {
    return (int) decisions.stream().filter(Answer::accepted).count();
  }

  /** {@return the final answer for each, in their order; the doors in turn, from that one on} */
  private static List<Answer> decisions(List<String> results, List<URI> doors, int from) {
    Phone phone = new Phone();
    ExecutorService phones = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Callable<Answer>> all = new ArrayList<>();
      for (String result : results) {
        URI door = doors.get((from + all.size()) % doors.size());
        all.add(() -> phone.sendUntilDecided(result, door));
      }
      List<Answer> decisions = new ArrayList<>();
      for (Future<Answer> one : phones.invokeAll(all)) {
        decisions.add(one.get());
      }
      return decisions;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    } finally {
      phones.shutdownNow();
    }
  }
}
