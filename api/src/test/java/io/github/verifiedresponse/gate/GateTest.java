package io.github.verifiedresponse.gate;

import static io.github.verifiedresponse.gate.GateSamples.approved;
import static io.github.verifiedresponse.gate.GateSamples.declined;
import static io.github.verifiedresponse.gate.GateSamples.forged;
import static io.github.verifiedresponse.gate.GateSamples.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Attached;
import io.github.verifiedresponse.Entity;
import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.Sender;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who gets through to a handler, and what the others are answered. */
class GateTest {
  private final ResponseVerifier verifier = verifier().build();
  private final Gate gate = Gate.of(verifier);

  private static Visit enter(Gate gate, FakeExchange exchange) throws IOException {
    return gate.enter(exchange).orElseThrow();
  }

  private static FakeExchange assertRefused(Gate gate, FakeExchange exchange, int status)
      throws IOException {
    assertThat(gate.enter(exchange)).isEmpty();
    assertThat(exchange.answer().status()).isEqualTo(status);
    return exchange;
  }

  @Test
  void aVerifiedRequestGetsThroughWithItsPayloadAndItsBody() throws IOException {
    FakeExchange exchange = FakeExchange.of(approved());

    assertThat(gate.enter(exchange)).isPresent();

    VerifiedPayload payload = exchange.found().orElseThrow();
    assertThat(payload.firstSeen()).isTrue();
    assertThat(exchange.get(VerifiedPayload.ATTRIBUTE)).isSameAs(payload);
    assertThat(exchange.served).containsExactly(Content.ofText(GateSamples.token(true)));
    assertThat(exchange.entities).isEmpty();
    assertThat(exchange.answers).isEmpty();
  }

  @Test
  void aRefusedRequestIsAnsweredWithItsProblemAndOneLogLine() throws IOException {
    AtomicInteger reads = new AtomicInteger();
    TestMessage message = TestMessage.get("/results").header("X-Result", "forged");
    Gate ofHeader = Gate.of(verifier().carrier(Carriers.header("X-Result")).build());
    FakeExchange unread =
        FakeExchange.of(
            message
                .method("POST")
                .body(
                    () -> {
                      reads.incrementAndGet();
                      return Content.empty();
                    }));
    try (LogCapture log = LogCapture.start()) {
      assertRefused(gate, FakeExchange.of(forged()), 401);
      assertThat(log.lines())
          .containsExactly(
              "INFO verifier caf rejected a request: unverified (the signature could not be"
                  + " verified); key the test vendor's secret; POST /results/*");
    }

    FakeExchange refused = assertRefused(ofHeader, unread, 400);

    assertThat(reads).as("the body is taken off the connection").hasValue(1);
    assertThat(refused.answer().headers())
        .containsEntry("Content-Type", "application/problem+json");
    assertThat(refused.answer().body()).contains("urn:verified-response:problem:malformed");
    assertThat(refused.found()).isEmpty();
    assertThat(Attached.in(refused::get)).isEmpty();
    assertThat(refused.served).isEmpty();
  }

  @Test
  void aKeySourceWithAHoleIsAFailureThatIsAnsweredAndLogged() throws IOException {
    KeySource broken = message -> Collections.singletonList(null);
    Gate gate = Gate.of(verifier().scheme(Schemes.caf(CafProduct.FACE_LIVENESS, broken)).build());
    try (LogCapture log = LogCapture.start()) {
      assertRefused(gate, FakeExchange.of(approved()), 503);

      assertThat(log.lines()).anyMatch(line -> line.contains("; POST /results/*"));
    }
  }

  @Test
  void readsNothingOfARefusedRequestWhereTheContainerTakesItOffItself() throws IOException {
    TestMessage message = TestMessage.get("/results").header("X-Result", "forged").method("POST");
    Gate ofHeader = Gate.of(verifier().carrier(Carriers.header("X-Result")).build());
    FakeExchange exchange = FakeExchange.of(message);
    exchange.takesUnreadBody = true;

    assertRefused(ofHeader, exchange, 400);

    assertThat(message.reads()).isZero();
  }

  @Test
  void aFailureOfTheServersOwnIsLoggedAsAnError() throws IOException {
    Gate broken =
        Gate.of(
            verifier()
                .replayGuard(
                    (identity, terms) -> {
                      throw new IllegalStateException("down");
                    })
                .build());
    try (LogCapture log = LogCapture.start()) {
      assertRefused(broken, FakeExchange.of(approved()), 503);
      assertThat(log.lines())
          .last()
          .isEqualTo(
              "SEVERE verifier caf rejected a request: unavailable (verification failed; try again"
                  + " later); key the test vendor's secret; POST /results/*");
    }
  }

  @Test
  void anAcknowledgedRequestIsAnsweredWithAnEmpty200AndReachesNoHandler() throws IOException {
    Gate ofVendor = Gate.of(verifier().sender(Sender.VENDOR).build());
    enter(ofVendor, FakeExchange.of(approved())).ended(200);
    try (LogCapture log = LogCapture.start()) {
      FakeExchange again = assertRefused(ofVendor, FakeExchange.of(approved()), 200);

      assertThat(again.answer().headers()).isEqualTo(Map.of("Cache-Control", "no-store"));
      assertThat(again.answer().body()).isEmpty();
      assertThat(again.found()).isEmpty();
      assertThat(log.lines())
          .containsExactly(
              "INFO verifier caf acknowledged a request without its handler: replayed; key the test"
                  + " vendor's secret; POST /results/*");
    }
  }

  /** A method is any token, and a container may make a route of what was sent. */
  @Test
  void noSenderWritesLinesOfItsOwnIntoTheLog() throws IOException {
    FakeExchange hostile = FakeExchange.of(forged().method("X\r\nINFO injected"));
    hostile.route = "/r\r\n\u001b[31mINFO injected \u2028 " + "x".repeat(1_000);
    try (LogCapture log = LogCapture.start()) {
      assertRefused(gate, hostile, 405);

      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains("; another method /r???[31mINFO injected ? xxx")
          .hasSizeLessThan(400);
    }
  }

  @Test
  void aContainerThatKnowsNoRouteKeepsNothingFromBeingAnswered() throws IOException {
    FakeExchange odd = FakeExchange.of(forged());
    odd.route = null;
    try (LogCapture log = LogCapture.start()) {
      assertRefused(gate, odd, 401);

      assertThat(log.lines()).singleElement().asString().endsWith("; POST an unknown route");
    }
  }

  @Test
  void aHandlerIsGivenThePayloadAsItsEntityWhereThatIsSet() throws IOException {
    Gate ofPayloads = Gate.of(verifier().entity(Entity.PAYLOAD).build());
    FakeExchange exchange = FakeExchange.of(approved());

    enter(ofPayloads, exchange);

    assertThat(exchange.entities)
        .extracting(VerifiedPayload::entity)
        .containsExactly(Content.ofText(GateSamples.payload(true)));
  }

  @Test
  void theEntityIsThePayloadOfThisVerifierWhicheverVerifiedLast() throws IOException {
    Gate ofPayloads = Gate.of(verifier().entity(Entity.PAYLOAD).build());
    FakeExchange first = FakeExchange.of(approved());
    enter(ofPayloads, first);
    enter(gate, first.at(Arrival.REQUEST));
    FakeExchange later = first.at(Arrival.DISPATCH);

    enter(ofPayloads, later);

    assertThat(later.entities).hasSize(1).containsExactlyElementsOf(first.entities);
    assertThat(later.get(VerifiedPayload.ATTRIBUTE)).isNotIn(later.entities);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasVerifiedEarlierIsNotVerifiedAgain(Arrival arrival) throws IOException {
    FakeExchange first = FakeExchange.of(approved());
    enter(gate, first);
    FakeExchange later = first.at(arrival);

    assertThat(gate.enter(later)).isPresent();

    assertThat(later.found()).isEqualTo(first.found());
    assertThat(later.served).isEmpty();
    assertThat(later.servedAgain).containsExactly(Content.ofText(GateSamples.token(true)));
  }

  @Test
  void anotherVerifierWithTheSameNameVerifiesByItself() throws IOException {
    FakeExchange first = FakeExchange.of(approved());
    enter(gate, first);
    VerifiedPayload payload = first.found().orElseThrow();
    FakeExchange later = first.at(Arrival.REQUEST);

    enter(Gate.of(verifier().build()), later);

    assertThat(later.served).hasSize(1);
    assertThat(later.found().orElseThrow()).isNotSameAs(payload);
  }

  @Test
  void whatALaterFilterDoesNotAcceptIsGivenBackBecauseNoHandlerRan() throws IOException {
    FakeExchange first = FakeExchange.of(declined());
    enter(gate, first);

    assertRefused(Gate.of(verifier, Outcome.APPROVED), first.at(Arrival.REQUEST), 403);

    assertThat(gate.enter(FakeExchange.of(declined()))).isPresent();
  }

  @Test
  void listenersAreToldWhatEachVerifierHasGivenBackForALaterFilter() throws IOException {
    StringBuilder told = new StringBuilder();
    FakeExchange first = FakeExchange.of(approved());
    enter(Gate.of(listening(told, " a ")), first);
    enter(Gate.of(listening(told, " b ")), first.at(Arrival.REQUEST));

    assertRefused(Gate.of(verifier, Outcome.DECLINED), first.at(Arrival.REQUEST), 403);

    assertThat(told).hasToString(" b NOT_CALLED a NOT_CALLED");
  }

  private static ResponseVerifier listening(StringBuilder told, String name) {
    return verifier().listener(e -> e.settlement().ifPresent(s -> told.append(name + s))).build();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REQUEST")
  void whatADispatchDoesNotAcceptIsNotGivenBackBecauseAHandlerMayHaveRun(Arrival arrival)
      throws IOException {
    FakeExchange first = FakeExchange.of(declined());
    Visit visit = enter(gate, first);

    assertRefused(Gate.of(verifier, Outcome.APPROVED), first.at(arrival), 403);

    assertRefused(gate, FakeExchange.of(declined()), 409);
    visit.ended(403);
    assertRefused(gate, FakeExchange.of(declined()), 409);
  }

  @Test
  void anErrorPageIsNotLetThroughByWhatIsHiddenFromIt() throws IOException {
    FakeExchange first = FakeExchange.of(approved());
    Visit visit = enter(gate, first);
    visit.hide();
    FakeExchange page = first.at(Arrival.DISPATCH);

    assertRefused(gate, page, 409);

    assertThat(page.found()).isEmpty();
  }

  @Test
  void anAsynchronousDispatchFindsAgainWhatWasHiddenFromAnErrorPage() throws IOException {
    FakeExchange first = FakeExchange.of(approved());
    Visit visit = enter(gate, first);
    VerifiedPayload payload = first.found().orElseThrow();
    visit.hide();
    FakeExchange dispatched = first.at(Arrival.ASYNC);

    enter(gate, dispatched);

    assertThat(dispatched.found()).containsSame(payload);
    assertThat(payload.isCurrent()).isTrue();
  }
}
