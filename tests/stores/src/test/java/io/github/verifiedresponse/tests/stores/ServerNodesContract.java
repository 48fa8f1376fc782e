package io.github.verifiedresponse.tests.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.stores.Phone.Answer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One result counts once on two real servers that share a store of theirs. */
interface ServerNodesContract {
  int ROUNDS = 200;
  int COPIES = 16;
  int DEADLY_ROUNDS = 60;
  Phone PHONE = new Phone();

  /** {@return two servers that take requests} */
  List<ServerNode> nodes();

  /** Waits until a node that was started again takes requests and knows its neighbour. */
  void awaitStarted(ServerNode node);

  String store();

  @Test
  @DisplayName("AT-148 two servers accept one of 16 concurrent copies, in each of 200 rounds")
  default void acceptOneOf16ConcurrentCopies() {
    int right = 0;
    long start = System.nanoTime();
    for (int round = 0; round < ROUNDS; round++) {
      List<Answer> answers = new ArrayList<>();
      copies(Phone.result()).forEach(sent -> answers.add(sent.join()));
      long accepted = answers.stream().filter(Answer::accepted).count();
      long refused = answers.stream().filter(Answer::refusedAsCopy).count();
      right += accepted == 1 && refused == COPIES - 1 ? 1 : 0;
    }
    Say.line(
        "%s, %d rounds of %d copies in %.1f s: %d rounds with 1 x 200 and 15 x 409",
        store(), ROUNDS, COPIES, Say.seconds(System.nanoTime() - start), right);
    assertThat(right).isEqualTo(ROUNDS);
  }

  private List<CompletableFuture<Answer>> copies(String result) {
    List<CompletableFuture<Answer>> sent = new ArrayList<>();
    for (int copy = 0; copy < COPIES; copy++) {
      URI door = nodes().get(copy % nodes().size()).uri("/results");
      sent.add(PHONE.sending(result, door));
    }
    return sent;
  }

  @Test
  @DisplayName("AT-148 a server that is killed in the middle never yields two")
  default void aServerThatIsKilledInTheMiddleNeverYieldsTwo() {
    List<String> results = new ArrayList<>();
    List<List<CompletableFuture<Answer>>> sent = new ArrayList<>();
    for (int round = 0; round < DEADLY_ROUNDS; round++) {
      results.add(Phone.result());
      sent.add(copies(results.get(round)));
    }
    CompletableFuture.anyOf(sent.get(DEADLY_ROUNDS / 10).toArray(CompletableFuture[]::new)).join();
    nodes().get(1).kill();
    URI survivor = nodes().get(0).uri("/results");
    int[] byAccepted = new int[COPIES + 1];
    int again = 0;
    for (int round = 0; round < DEADLY_ROUNDS; round++) {
      int accepted = 0;
      for (CompletableFuture<Answer> one : sent.get(round)) {
        Answer answer = one.join();
        if (answer.undecided()) {
          answer = PHONE.sendUntilDecided(results.get(round), survivor);
          again++;
        }
        assertThat(answer.accepted() || answer.refusedAsCopy()).as("%s", answer).isTrue();
        accepted += answer.accepted() ? 1 : 0;
      }
      byAccepted[accepted]++;
      assertThat(PHONE.sendUntilDecided(results.get(round), survivor).replayed()).isTrue();
    }
    Say.line(
        "%s, a server killed: %d copies sent again, %d results accepted once, %d claimed by the"
            + " dead and not answered, %d twice or more",
        store(),
        again,
        byAccepted[1],
        byAccepted[0],
        DEADLY_ROUNDS - byAccepted[0] - byAccepted[1]);
    nodes().get(1).startAgain();
    awaitStarted(nodes().get(1));
    assertThat(again).as("copies that met its death").isPositive();
    assertThat(byAccepted[0] + byAccepted[1]).isEqualTo(DEADLY_ROUNDS);
    // each has half of the copies, and what the survivor had or got again, it has answered
    assertThat(byAccepted[1]).isGreaterThanOrEqualTo(DEADLY_ROUNDS / 2);
    for (String result : results) {
      Answer there = PHONE.sendUntilDecided(result, nodes().get(1).uri("/results"));
      assertThat(there.replayed()).as("%s", there).isTrue();
    }
  }
}
