package io.github.verifiedresponse.tests.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.stores.Journal.Deed;
import io.github.verifiedresponse.tests.stores.Journal.Note;
import io.github.verifiedresponse.tests.stores.Phone.Answer;
import io.github.verifiedresponse.tests.stores.Vendor.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A call-back is handled to its end once, whichever node it comes to and whichever dies. */
interface VendorContract {
  int COPIES = 64;

  /**
   * Of ten rounds one kills a node, by turns after the effect and before it, and three have a
   * handler that fails the first time.
   */
  List<Act> ACTS =
      List.of(
          Act.SUCCEED,
          Act.FAIL_500,
          Act.SUCCEED,
          Act.FAIL_503,
          Act.SUCCEED,
          Act.FAIL_429,
          Act.SUCCEED,
          Act.SUCCEED,
          Act.SUCCEED,
          Act.LINGER_BEFORE_EFFECT,
          Act.SUCCEED,
          Act.FAIL_500,
          Act.SUCCEED,
          Act.FAIL_503,
          Act.SUCCEED,
          Act.FAIL_429,
          Act.SUCCEED,
          Act.SUCCEED,
          Act.SUCCEED,
          Act.LINGER);

  TwoNodes nodes();

  Journal journal();

  String store();

  int rounds();

  @Test
  @DisplayName("AT-148 handles one of 64 copies that a vendor repeats over two nodes until 2xx")
  default void handlesOneOf64CopiesThatAVendorRepeatsUntilItSees2xx() {
    Vendor vendor = new Vendor(new Phone(), nodes());
    List<Round> rounds = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < rounds(); i++) {
      Act act = ACTS.get(i % ACTS.size());
      rounds.add(act.lingers() ? playDeadly(vendor, act) : play(vendor, act));
    }
    Say.line(
        "%s, a vendor, two nodes, %d rounds of %d copies in %.1f s: handled once in %d, of these %d"
            + " whose node was killed before the effect, twice in %d whose node was killed after it,"
            + " otherwise in %d; answered 503 in-progress %d times, before"
            + " the end of a handler 200 %d times; the longest handler took %d ms",
        store(),
        rounds(),
        COPIES,
        Say.seconds(System.nanoTime() - start),
        rounds.stream().filter(round -> round.effects() == 1).count(),
        rounds.stream().filter(round -> round.isOnceOf(Act.LINGER_BEFORE_EFFECT)).count(),
        rounds.stream().filter(round -> round.act() == Act.LINGER && round.effects() == 2).count(),
        rounds.stream().filter(round -> !round.isRight()).count(),
        rounds.stream().mapToLong(Round::inProgress).sum(),
        rounds.stream().mapToLong(Round::early).sum(),
        rounds.stream().mapToLong(Round::handledMillis).max().orElse(0));
    assertThat(rounds).allMatch(Round::isRight);
    assertThat(rounds).as("a copy came while another was handled").anyMatch(Round::isBusy);
  }

  private Round play(Vendor vendor, Act act) {
    String id = Phone.id();
    return judge(act, id, vendor.deliver(Phone.result(id, act), COPIES));
  }

  /** Kills the node that runs the handler, and has another one in its place at once. */
  private Round playDeadly(Vendor vendor, Act act) {
    String id = Phone.id();
    List<CompletableFuture<Delivery>> sent = vendor.deliver(Phone.result(id, act), COPIES);
    int node = journal().awaitLingering(id);
    assertThat(sent.stream().filter(CompletableFuture::isDone)).as("acknowledged early").isEmpty();
    nodes().kill(node);
    nodes().startAgain(node);
    return judge(act, id, sent);
  }

  private Round judge(Act act, String id, List<CompletableFuture<Delivery>> sent) {
    List<Delivery> deliveries = sent.stream().map(CompletableFuture::join).toList();
    List<Answer> answers =
        deliveries.stream().flatMap(delivery -> delivery.answers().stream()).toList();
    return new Round(act, journal().of(id), deliveries, answers);
  }

  /**
   * One result, and what came of it.
   *
   * @param answers those before the acknowledgements
   */
  record Round(Act act, List<Note> notes, List<Delivery> deliveries, List<Answer> answers) {
    private long count(Deed deed) {
      return notes.stream().filter(note -> note.deed() == deed).count();
    }

    long effects() {
      return count(Deed.EFFECT);
    }

    long inProgress() {
      return answers.stream().filter(Answer::busy).count();
    }

    boolean isBusy() {
      return inProgress() > 0;
    }

    boolean isOnceOf(Act which) {
      return act == which && effects() == 1;
    }

    private long ended() {
      return notes.stream()
          .filter(note -> note.deed() == Deed.ENDED)
          .mapToLong(Note::at)
          .min()
          .orElse(Long.MAX_VALUE);
    }

    /** How many copies were acknowledged before a handler had ended. */
    long early() {
      return deliveries.stream().filter(copy -> copy.acknowledgedAt() < ended()).count();
    }

    long handledMillis() {
      return act.lingers() ? 0 : notes.get(notes.size() - 1).at() - notes.get(0).at();
    }

    boolean isRight() {
      long begun = act == Act.SUCCEED ? 1 : 2;
      return count(Deed.BEGUN) == begun
          && effects() == (act == Act.LINGER ? 2 : 1)
          && count(Deed.ENDED) == 1
          && early() == 0
          && answers.stream().allMatch(this::isExpected);
    }

    private boolean isExpected(Answer answer) {
      boolean failure = act.fails() && answer.status() == act.status() && answer.reason().isEmpty();
      boolean fault = act.lingers() && answer.undecided();
      return answer.busy() || failure || fault;
    }

    @Override
    public String toString() {
      return act + " " + notes + " " + answers.stream().filter(one -> !one.busy()).toList();
    }
  }
}
