package io.github.verifiedresponse.tests.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.stores.Journal.Deed;
import io.github.verifiedresponse.tests.stores.Phone.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A result that a handler claims with its own transaction is handled exactly once. */
interface TransactionContract {
  int COPIES = 16;
  int ROUNDS = 200;
  Phone PHONE = new Phone();

  /**
   * What the rounds do by turns: a tenth rolls back, and a twentieth each has its node killed
   * before and after the commit.
   */
  List<Act> ACTS =
      List.of(
          Act.SUCCEED,
          Act.SUCCEED,
          Act.FAIL_500,
          Act.SUCCEED,
          Act.SUCCEED,
          Act.SUCCEED,
          Act.SUCCEED,
          Act.SUCCEED,
          Act.SUCCEED,
          Act.LINGER,
          Act.SUCCEED,
          Act.SUCCEED,
          Act.FAIL_503,
          Act.SUCCEED,
          Act.SUCCEED,
          Act.SUCCEED,
          Act.SUCCEED,
          Act.SUCCEED,
          Act.SUCCEED,
          Act.LINGER_COMMITTED);

  TwoNodes nodes();

  Journal journal();

  String store();

  @Test
  @DisplayName("AT-148 commits the work of a result once, by whichever copy, node and attempt")
  default void commitsTheWorkOfAResultOnce() {
    List<Round> rounds = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < ROUNDS; i++) {
      rounds.add(play(ACTS.get(i % ACTS.size())));
    }
    Say.line(
        "%s, claimed by the handler's transaction, %d rounds of %d copies in %.1f s: committed once"
            + " in %d, never or twice in %d; rolled back first in %d, killed before the commit in"
            + " %d and after it in %d; %d copies sent again",
        store(),
        ROUNDS,
        COPIES,
        Say.seconds(System.nanoTime() - start),
        rounds.stream().filter(round -> round.effects() == 1).count(),
        rounds.stream().filter(round -> round.effects() != 1).count(),
        rounds.stream().filter(round -> round.act().fails()).count(),
        rounds.stream().filter(round -> round.act() == Act.LINGER).count(),
        rounds.stream().filter(round -> round.act() == Act.LINGER_COMMITTED).count(),
        rounds.stream().mapToLong(Round::sentAgain).sum());
    assertThat(rounds).allMatch(Round::isRight);
  }

  private Round play(Act act) {
    String id = Phone.id();
    String result = Phone.result(id, act);
    List<CompletableFuture<Answer>> sent = new ArrayList<>();
    for (int copy = 0; copy < COPIES; copy++) {
      sent.add(PHONE.sending(result, nodes().uri(copy % TwoNodes.COUNT)));
    }
    int survivor = act.lingers() ? killLingering(id) : 0;
    List<Answer> answers = sent.stream().map(CompletableFuture::join).toList();
    List<Answer> decided = new ArrayList<>();
    for (Answer answer : answers) {
      decided.add(
          isDecided(answer)
              ? answer
              : PHONE.sendUntil(result, nodes().uri(survivor), TransactionContract::isDecided));
    }
    return new Round(act, journal().count(id, Deed.EFFECT), answers, decided);
  }

  private int killLingering(String id) {
    int dying = journal().awaitLingering(id);
    nodes().kill(dying);
    nodes().startAgain(dying);
    return TwoNodes.COUNT - 1 - dying;
  }

  private static boolean isDecided(Answer answer) {
    return answer.accepted() || answer.replayed();
  }

  /**
   * One result, and what came of it.
   *
   * @param effects how often work was committed
   * @param answers what came first
   * @param decided what each copy was told in the end
   */
  record Round(Act act, long effects, List<Answer> answers, List<Answer> decided) {
    long sentAgain() {
      return answers.stream().filter(answer -> !isDecided(answer)).count();
    }

    boolean isRight() {
      long accepted = decided.stream().filter(Answer::accepted).count();
      // whose work was committed, and whose node was killed then, was never told
      return effects == 1 && accepted == (act == Act.LINGER_COMMITTED ? 0 : 1);
    }

    @Override
    public String toString() {
      return act + ", committed " + effects + ", first " + answers + ", in the end " + decided;
    }
  }
}
