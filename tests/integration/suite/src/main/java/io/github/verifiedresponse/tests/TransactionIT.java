package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.Once.Result;
import io.github.verifiedresponse.tests.transaction.TransactionServlets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that are claimed in the transaction of the handler's own work, once and not lost. */
@DisabledIfSystemProperty(
    named = "server.kind",
    matches = "servlet-container",
    disabledReason = "a servlet container brings neither data source nor transactions along")
class TransactionIT extends Deployed {
  private static final int COPIES = 16;
  private static final int ROUNDS = 200;

  /** Of so many rounds one is rolled back before its copies come. */
  private static final int ROLLED_BACK = 10;

  private static final String STORE =
      """
      verified-response.caf.replay-guard=jdbc:java:comp/DefaultDataSource
      verified-response.caf.claim=transaction
      verified-response.caf.create-table=true
      verified-response.caf.store-timeout=PT5S
      """;

  private static final String BEANS =
      """
      <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="annotated"/>
      """;

  @Deployment(testable = false)
  static WebArchive war() {
    return ProbeWar.bare("transaction", ProbeWar.caf("caf") + STORE)
        .addPackage(TransactionServlets.class.getPackage())
        .addAsWebInfResource(new StringAsset(BEANS), "beans.xml");
  }

  private void requireTransactions() {
    boolean takesPart = send("own", Once.caf(), "claim book").verdict().equals("200");
    Otherwise.skipUnless(takesPart, "transaction");
  }

  @ParameterizedTest(name = "AT-147 a commit uses the result: {0}")
  @ValueSource(strings = {"own", "bean"})
  void aCommitUsesTheResult(String path) {
    requireTransactions();
    Result result = Once.caf();

    assertThat(send(path, result, "claim book").verdict()).isEqualTo("200");
    assertThat(send(path, result, "claim book").verdict()).isEqualTo("409 replayed");
    assertThat(bookings(result)).isEqualTo(1);
  }

  @ParameterizedTest(name = "AT-159 a rollback gives the result back: {0}")
  @ValueSource(strings = {"own", "bean"})
  void aRollbackGivesTheResultBack(String path) {
    requireTransactions();
    Result result = Once.caf();

    for (int i = 0; i < 2; i++) {
      assertThat(send(path, result, "claim book fail").status()).isEqualTo(500);
      assertThat(bookings(result)).isZero();
    }

    assertThat(send(path, result, "claim book").verdict()).isEqualTo("200");
    assertThat(send(path, result, "claim book").verdict()).isEqualTo("409 replayed");
    assertThat(bookings(result)).isEqualTo(1);
  }

  @ParameterizedTest(name = "a handler that forgets to claim is not believed: {0}")
  @ValueSource(strings = {"own", "bean"})
  void aHandlerThatForgetsToClaimIsNotBelieved(String path) {
    assertThat(send(path, Once.caf(), "nothing").verdict()).isEqualTo("500 not-claimed");
  }

  @ParameterizedTest(name = "of many copies at once one is handled: {0}")
  @ValueSource(strings = {"own", "bean"})
  void ofManyCopiesAtOnceOneIsHandled(String path) throws InterruptedException, ExecutionException {
    requireTransactions();
    ExecutorService senders = Executors.newFixedThreadPool(COPIES);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        Result result = Once.caf();
        if (round % ROLLED_BACK == 0) {
          assertThat(send(path, result, "claim book fail").status()).isEqualTo(500);
        }
        List<Future<Answer>> answers = new ArrayList<>();
        for (int copy = 0; copy < COPIES; copy++) {
          answers.add(senders.submit(() -> send(path, result, "claim book")));
        }
        List<String> verdicts = new ArrayList<>();
        for (Future<Answer> answer : answers) {
          verdicts.add(answer.get().verdict());
        }
        assertThat(verdicts).as("round %d", round).containsOnlyOnce("200");
        assertThat(bookings(result)).as("round %d %s", round, verdicts).isEqualTo(1);
      }
    } finally {
      senders.shutdownNow();
    }
  }

  private Answer send(String path, Result result, String steps) {
    return client.post(path, result.type(), result.message().body(), "X-Do", steps);
  }

  private int bookings(Result result) {
    return Integer.parseInt(client.get("bookings?" + result.id()).body());
  }
}
