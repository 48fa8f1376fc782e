package io.github.verifiedresponse.tests;

import static io.github.verifiedresponse.tests.Once.doing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.Once.Result;
import io.github.verifiedresponse.tests.once.OnceSetup;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A client's result has its effect once, whatever the client does, unless its handler gives it
 * back.
 */
@Tag(ShortForm.TAG)
class OnceIT extends OnceWithoutHandler {
  @ParameterizedTest(name = "A1 an answer that nobody can write gives no result back: {0}")
  @ValueSource(strings = {"api/record", "api/front/record", "api/exception/record"})
  void anAnswerThatNobodyCanWriteGivesNoResultBack(String path) {
    Result result = Once.caf();

    for (int i = 0; i < 4; i++) {
      once.send(path, result, doing("effect"), "Accept", "application/x-nope");
    }

    assertThat(once.effects(result)).isEqualTo(1);
    assertThat(once.send(path, result, doing("effect")).verdict()).isEqualTo("409 replayed");
  }

  @ParameterizedTest(name = "A3 a time-out before the work is done gives no result back: {0}")
  @ValueSource(strings = {"slow", "api/slow"})
  void aTimeOutBeforeTheWorkIsDoneGivesNoResultBack(String path) {
    Result result = Once.caf();

    Answer timeOut = once.sendOnce(path, result, "X-Time-Out-Millis", "200");
    assertThat(timeOut.body()).isNotEqualTo("handled").doesNotContain("present");
    for (int i = 0; i < 2; i++) {
      assertThat(once.sendOnce(path, result, "X-Time-Out-Millis", "200").status()).isEqualTo(409);
    }
    once.go(result.id());

    assertThat(once.effectsInTheEnd(result)).isEqualTo(1);
    assertThat(once.send("client", result, doing("effect")).verdict()).isEqualTo("409 replayed");
    assertThat(once.effects(result)).isEqualTo(1);
    Otherwise.skipUnless(timeOut.status() != 200, "time-out." + path.replace('/', '.'));
    assertThat(timeOut.status()).as("answer %s", timeOut).isNotEqualTo(200);
  }

  @ParameterizedTest(name = "A4 a claim is given back once, by its own id: {0}")
  @ValueSource(strings = {"api/client", "api/exception"})
  void aClaimIsGivenBackOnceByItsOwnId(String path) {
    Result result = Once.caf();
    String gate = UUID.randomUUID().toString();

    CompletableFuture<Answer> first =
        CompletableFuture.supplyAsync(
            () -> once.send(path, result, "X-Do", "503", "X-Fail-After", gate));
    once.awaitWaiting(gate);
    once.send(path, result, doing("effect"));
    once.go(gate);
    assertThat(first.join().status()).isGreaterThanOrEqualTo(500);

    assertThat(once.send(path, result, doing("effect")).verdict()).isEqualTo("409 replayed");
    assertThat(once.effects(result)).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest(name = "A4 a second request in between is not given back by the first: {0}")
  @ValueSource(strings = {"api/client", "api/exception"})
  void aSecondRequestInBetweenIsNotGivenBackByTheFirst(String path) {
    Result result = Once.caf();
    String gate = UUID.randomUUID().toString();

    CompletableFuture<Answer> first =
        CompletableFuture.supplyAsync(
            () -> once.send(path, result, "X-Do", "give-back 503", "X-Fail-After", gate));
    once.awaitWaiting(gate);
    assertThat(once.send(path, result, doing("effect")).verdict()).isEqualTo("200");
    once.go(gate);
    first.join();

    assertThat(once.send(path, result, doing("effect")).verdict()).isEqualTo("409 replayed");
    assertThat(once.effects(result)).isEqualTo(1);
  }

  @ParameterizedTest(name = "A5 giving a result back opens no reference that was decided: {0}")
  @ValueSource(strings = {"issued", "api/issued"})
  void givingAResultBackOpensNoReferenceThatWasDecided(String path) {
    Answer issued = once.client().get("open/reference?anna");
    String cookie = issued.header("Set-Cookie").replaceFirst(";.*", "");
    Result first = Once.shufti(issued.body(), "verification.accepted");
    Result older = Once.shufti(issued.body(), "verification.accepted");

    Answer givenBack = once.send(path, first, doing("give-back 503"), "Cookie", cookie);
    assertThat(givenBack.status()).isEqualTo(503);
    assertThat(once.send(path, older, "Cookie", cookie).verdict()).isEqualTo("409 replayed");
    assertThat(once.send(path, first, "Cookie", cookie).verdict()).isEqualTo("200");
    assertThat(once.effects(older)).as("of both, which have one id").isEqualTo(1);
  }

  @ParameterizedTest(name = "A6 a decline that is not accepted closes its reference: {0}")
  @ValueSource(strings = {"issued", "api/issued"})
  void aDeclineThatIsNotAcceptedClosesItsReference(String path) {
    Answer issued = once.client().get("open/reference?anna");
    String cookie = issued.header("Set-Cookie").replaceFirst(";.*", "");
    Result accepted = Once.shufti(issued.body(), "verification.accepted");
    Result declined = Once.shufti(issued.body(), "verification.declined");

    assertThat(once.send(path, accepted).verdict()).isEqualTo("403 not-bound");
    assertThat(once.send(path, declined, "Cookie", cookie).verdict()).isEqualTo("403 not-accepted");
    assertThat(once.send(path, accepted, "Cookie", cookie).verdict()).isEqualTo("409 replayed");
    assertThat(once.effects(accepted)).isZero();
  }

  @ParameterizedTest(name = "A9 another verifier of the same name verifies nothing for {0}")
  @ValueSource(strings = {"/client", "/api/client"})
  void anotherVerifierOfTheSameNameVerifiesNothingForIt(String target) {
    Result others = Once.caf(true, OnceSetup.STRANGER);

    assertThat(once.send("same-name/forward?" + target, others).verdict())
        .isEqualTo("401 unverified");
    assertThat(once.effects(others)).isZero();
  }

  @ParameterizedTest(name = "A11 an error page finds nothing: {0} {1}")
  @CsvSource({
    "client, effect throw",
    "sends-error, effect 500",
    "sends-error, give-back 503",
    "exception, throw",
    "api/client, effect throw",
    "api/client, give-back throw",
    "api/exception, throw"
  })
  void anErrorPageFindsNothing(String path, String steps) {
    Answer answer = once.send(path, Once.caf(), doing(steps));

    assertThat(answer.status()).isGreaterThanOrEqualTo(500);
    assertThat(answer.body()).doesNotContain("present", "over");
    if (!path.startsWith("api/")) {
      assertThat(answer.body()).startsWith("error page: attribute absent, bean ");
    }
  }

  @ParameterizedTest(name = "C3 a client is told that the first has not ended: {0}")
  @ValueSource(strings = {"client", "api/client"})
  void aClientIsToldThatTheFirstHasNotEnded(String path) {
    Result result = Once.caf();
    CompletableFuture<Answer> first = once.sendWaiting(path, result, "effect");

    Answer second = once.sendOnce(path, result);
    assertThat(second.verdict()).isEqualTo("409 in-progress");
    assertThat(second.header("Retry-After")).matches("[0-9]+");
    once.go(result.id());
    assertThat(first.join().status()).isEqualTo(200);

    assertThat(once.send(path, result, doing("effect")).verdict()).isEqualTo("409 replayed");
    assertThat(once.effects(result)).isEqualTo(1);
  }

  @ParameterizedTest(name = "C6 no status gives a client's result back: {0} {1}")
  @CsvSource({
    "client, 408",
    "client, 425",
    "client, 429",
    "client, 500",
    "client, 503",
    "client, throw",
    "api/client, 408",
    "api/client, 425",
    "api/client, 429",
    "api/client, 500",
    "api/client, 503",
    "api/client, throw"
  })
  void noStatusGivesAClientsResultBack(String path, String how) {
    Result result = Once.caf();

    assertThat(once.send(path, result, doing("effect " + how)).status())
        .isGreaterThanOrEqualTo(408);

    assertThat(once.send(path, result, doing("effect")).verdict()).isEqualTo("409 replayed");
    assertThat(once.effects(result)).isEqualTo(1);
  }

  @ParameterizedTest(name = "AT-159, C6 a handler gives a client's result back itself: {0} {1}")
  @CsvSource({
    "client, give-back 503", "client, give-back throw", "client, give-back 408",
    "api/client, give-back 503", "api/client, give-back throw", "api/client, give-back 408"
  })
  void aHandlerGivesAClientsResultBackItself(String path, String steps) {
    Result result = Once.caf();

    for (int i = 0; i < 2; i++) {
      assertThat(once.send(path, result, doing(steps)).status()).isGreaterThanOrEqualTo(408);
    }

    assertThat(once.send(path, result, doing("effect")).verdict()).isEqualTo("200");
    assertThat(once.send(path, result, doing("effect")).verdict()).isEqualTo("409 replayed");
    assertThat(once.effects(result)).isEqualTo(1);
  }

  @Test
  @DisplayName("C6 a result is given back five times")
  void aResultIsGivenBackFiveTimes() {
    Result result = Once.caf();

    for (int i = 0; i <= 5; i++) {
      assertThat(once.send("client", result, doing("give-back 503")).verdict()).isEqualTo("503");
    }
    assertThat(once.send("client", result, doing("effect")).verdict()).isEqualTo("409 replayed");
  }

  @ParameterizedTest(name = "C6 with give-back=exception the handler''s own exception counts: {0}")
  @ValueSource(strings = {"exception", "api/exception"})
  void withGiveBackExceptionTheHandlersOwnExceptionCounts(String path) {
    Result result = Once.caf();

    assertThat(once.send(path, result, doing("throw")).status()).isEqualTo(500);

    Answer again = once.send(path, result, doing("effect"));
    Otherwise.skipUnless(path.equals("exception") || again.status() == 200, "give-back.resource");
    assertThat(again.verdict()).isEqualTo("200");
    assertThat(once.effects(result)).isEqualTo(1);
  }

  @Test
  @DisplayName("C6 with give-back=exception a servlet's status does not count")
  void withGiveBackExceptionAServletsStatusDoesNotCount() {
    Result result = Once.caf();

    assertThat(once.send("exception", result, doing("effect 503")).status()).isEqualTo(503);

    assertThat(once.send("exception", result, doing("effect")).verdict()).isEqualTo("409 replayed");
    assertThat(once.effects(result)).isEqualTo(1);
  }
}
