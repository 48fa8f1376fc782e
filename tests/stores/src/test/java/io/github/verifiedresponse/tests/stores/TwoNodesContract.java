package io.github.verifiedresponse.tests.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.stores.Phone.Answer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One result counts once, whichever node it comes to. */
interface TwoNodesContract {
  int ROUNDS = 200;
  int DEADLY_ROUNDS = ROUNDS / 10;
  int COPIES = 64;

  Phone PHONE = new Phone();

  TwoNodes nodes();

  String store();

  @Test
  @DisplayName("AT-148 accepts one of 64 concurrent copies over two nodes, in each of 200 rounds")
  default void acceptsOneOf64ConcurrentCopiesOverTwoNodes() {
    int right = 0;
    long inProgress = 0;
    long start = System.nanoTime();
    for (int round = 0; round < ROUNDS; round++) {
      List<Answer> answers = new ArrayList<>();
      sendCopies(Phone.result()).forEach(sent -> answers.add(sent.join()));
      long accepted = answers.stream().filter(Answer::accepted).count();
      long refused = answers.stream().filter(Answer::refusedAsCopy).count();
      inProgress += answers.stream().filter(Answer::inProgress).count();
      right += accepted == 1 && refused == COPIES - 1 ? 1 : 0;
    }
    Say.line(
        "%s, two nodes, %d rounds of %d copies in %.1f s: %d rounds with 1 x 200 and 63 x 409,"
            + " %d with anything else; %d of the 409 said in-progress",
        store(),
        ROUNDS,
        COPIES,
        Say.seconds(System.nanoTime() - start),
        right,
        ROUNDS - right,
        inProgress);
    assertThat(right).isEqualTo(ROUNDS);
  }

  private List<CompletableFuture<Answer>> sendCopies(String result) {
    List<CompletableFuture<Answer>> sent = new ArrayList<>();
    for (int copy = 0; copy < COPIES; copy++) {
      sent.add(PHONE.sending(result, nodes().uri(copy % TwoNodes.COUNT)));
    }
    return sent;
  }

  @Test
  @DisplayName("AT-148 a node that is killed in the middle of a round never yields two")
  default void aNodeThatIsKilledInTheMiddleOfARoundNeverYieldsTwo() throws InterruptedException {
    int[] roundsByAccepted = new int[COPIES + 1];
    int lost = 0;
    int inUse = 0;
    List<String> results = new ArrayList<>();
    for (int round = 0; round < DEADLY_ROUNDS; round++) {
      DeadlyRound deadly = playDeadlyRound(round);
      roundsByAccepted[deadly.accepted()]++;
      lost += deadly.sentAgain();
      inUse += deadly.leftInUse() ? 1 : 0;
      results.add(deadly.result());
      nodes().startAgain(round % TwoNodes.COUNT);
    }
    int two = DEADLY_ROUNDS - roundsByAccepted[0] - roundsByAccepted[1];
    Say.line(
        "%s, a node killed in each of %d rounds: %d copies sent again, %d rounds with one accepted,"
            + " %d with none (claimed, and nobody was told), %d with two or more; %d left in use",
        store(), DEADLY_ROUNDS, lost, roundsByAccepted[1], roundsByAccepted[0], two, inUse);
    assertThat(two).isZero();
    for (String result : results) {
      Answer decided = PHONE.sendUntilDecided(result, nodes().uri(0));
      assertThat(decided.replayed()).as("once it is abandoned: %s", decided).isTrue();
    }
  }

  /** What one round with a death in it has given. */
  record DeadlyRound(String result, int accepted, int sentAgain, boolean leftInUse) {}

  private DeadlyRound playDeadlyRound(int round) throws InterruptedException {
    String result = Phone.result();
    int dying = round % TwoNodes.COUNT;
    CountDownLatch answersBefore = new CountDownLatch(round * 2);
    List<CompletableFuture<Answer>> sent = new ArrayList<>();
    for (CompletableFuture<Answer> one : sendCopies(result)) {
      sent.add(
          one.thenApply(
              answer -> {
                answersBefore.countDown();
                return answer;
              }));
    }
    answersBefore.await();
    nodes().kill(dying);
    return settle(result, sent, nodes().uri(TwoNodes.COUNT - 1 - dying));
  }

  private static DeadlyRound settle(
      String result, List<CompletableFuture<Answer>> sent, URI survivor) {
    int accepted = 0;
    int sentAgain = 0;
    for (CompletableFuture<Answer> one : sent) {
      Answer answer = one.join();
      if (answer.undecided()) {
        answer = PHONE.sendUntilAnswered(result, survivor);
        sentAgain++;
      }
      assertThat(answer.accepted() || answer.refusedAsCopy()).as("decided: %s", answer).isTrue();
      accepted += answer.accepted() ? 1 : 0;
    }
    Answer one = PHONE.send(result, survivor);
    assertThat(one.refusedAsCopy()).as("one more copy: %s", one).isTrue();
    return new DeadlyRound(result, accepted, sentAgain, one.inProgress());
  }
}
