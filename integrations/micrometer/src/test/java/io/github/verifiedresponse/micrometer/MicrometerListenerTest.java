package io.github.verifiedresponse.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Acceptance;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.VerificationEvent;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.replay.Settlement;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.testkit.SignedRequest;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is counted of the requests to verifiers that the public builder has made. */
class MicrometerListenerTest {
  private static final String REQUESTS = "verified.response.requests";

  @AutoClose private final MeterRegistry registry = new SimpleMeterRegistry();

  @AfterEach
  void leaveTheGlobalRegistry() {
    Metrics.removeRegistry(registry);
  }

  private double count(String name, String... tags) {
    return registry.get(name).tag("verifier", "kyc").tags(tags).counter().count();
  }

  private double rejected(Reason reason) {
    return count(REQUESTS, "result", "rejected", "reason", reason.code());
  }

  private static Set<Meter.Id> ids(MeterRegistry registry) {
    return registry.getMeters().stream().map(Meter::getId).collect(Collectors.toSet());
  }

  private VerifiedPayload verified(ResponseVerifier verifier) {
    return Verdicts.verified(verifier.verify(Sample.approved().message()));
  }

  @Test
  void everyReasonOfEveryVerifierStartsAtZero() {
    Sample.verifier("kyc", registry);
    Sample.verifier("payments", registry);

    for (String verifier : List.of("kyc", "payments")) {
      assertThat(
              registry.get(REQUESTS).tag("verifier", verifier).tag("result", "rejected").counters())
          .extracting(counter -> counter.getId().getTag("reason"))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(Reason.values()).map(Reason::code).toList());
    }
  }

  @Test
  void nothingIsCountedBeforeTheFirstRequest() {
    Sample.verifier("kyc", registry);

    assertThat(registry.getMeters()).hasSizeGreaterThan(Reason.values().length);
    assertThat(
            registry.getMeters().stream()
                .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false)))
        .allSatisfy(measured -> assertThat(measured.getValue()).isZero());
  }

  @Test
  void aVerifiedRequestIsCountedByItsOutcome() {
    ResponseVerifier verifier = Sample.verifier("kyc", registry);

    verified(verifier);
    Verdicts.verified(verifier.verify(Sample.declined().message()));

    assertThat(count(REQUESTS, "result", "verified", "reason", "none", "outcome", "approved"))
        .isEqualTo(1);
    assertThat(count(REQUESTS, "result", "verified", "outcome", "declined")).isEqualTo(1);
  }

  @Test
  void aRefusalIsCountedByItsReason() {
    ResponseVerifier verifier = Sample.verifier("kyc", registry);
    SignedRequest sentTwice = Sample.approved();

    verifier.verify(Sample.approved().tampered().message());
    verifier.verify(sentTwice.message());
    verifier.verify(sentTwice.message());
    verifier.verify(Sample.declined().message(), Outcome.APPROVED);

    assertThat(rejected(Reason.UNVERIFIED)).isEqualTo(1);
    assertThat(rejected(Reason.IN_PROGRESS)).isEqualTo(1);
    assertThat(rejected(Reason.NOT_ACCEPTED)).isEqualTo(1);
    assertThat(rejected(Reason.REPLAYED)).isZero();
  }

  @Test
  void aVendorsDuplicateIsCountedAsAcknowledged() {
    ResponseVerifier verifier = Sample.calledBackVerifier("kyc", registry);
    SignedRequest sentTwice = Sample.approved();

    verifier
        .handling()
        .settle(Verdicts.verified(verifier.verify(sentTwice.message())), Ending.byAnswer(200));
    verifier.verify(sentTwice.message());

    assertThat(count(REQUESTS, "result", "acknowledged", "reason", "replayed")).isEqualTo(1);
    assertThat(rejected(Reason.REPLAYED)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void theEndOfAClaimIsCounted(Settlement settlement) {
    ResponseVerifier verifier = Sample.calledBackVerifier("kyc", registry);
    VerifiedPayload payload = verified(verifier);

    switch (settlement) {
      case USED -> verifier.handling().settle(payload, Ending.byAnswer(200));
      case GIVEN_BACK -> payload.giveBack();
      case NOT_CALLED -> verifier.handling().settle(payload, Ending.notCalled());
      case TIMED_OUT -> verifier.handling().settle(payload, Ending.byContainer(503));
    }

    for (Settlement each : Settlement.values()) {
      assertThat(count("verified.response.settlements", "settlement", each.code()))
          .as(each.code())
          .isEqualTo(each == settlement ? 1 : 0);
    }
  }

  @Test
  void aRecheckIsCountedApartFromRequests() {
    ResponseVerifier verifier = Sample.verifier("kyc", registry);
    VerifiedPayload payload = verified(verifier);

    verifier.handling().recheck(payload, Acceptance.of(Outcome.PENDING), FilterKind.JAX_RS);

    assertThat(count("verified.response.rechecks", "result", "rejected")).isEqualTo(1);
    assertThat(count("verified.response.rechecks", "result", "verified")).isZero();
    assertThat(rejected(Reason.NOT_ACCEPTED)).isZero();
  }

  @Test
  void aReplacedAnswerIsCounted() {
    ResponseVerifier verifier = Sample.verifier("kyc", registry);
    VerifiedPayload payload = verified(verifier);

    verifier.handling().replaced(payload, verifier.handling().alreadyUsed());

    assertThat(count("verified.response.replaced.answers", "reason", "replayed")).isEqualTo(1);
    assertThat(count("verified.response.replaced.answers", "reason", "not-claimed")).isZero();
  }

  @Test
  void aRequestToAClosedApplicationIsCountedByItsFilterWithoutAnyVerifier() {
    Metrics.addRegistry(registry);

    new MicrometerListener().onEvent(VerificationEvent.closed(FilterKind.JAX_RS));

    assertThat(registry.get("verified.response.closed").tag("filter", "jax-rs").counter().count())
        .isEqualTo(1);
    assertThat(registry.get("verified.response.closed").tag("filter", "servlet").counter().count())
        .isZero();
  }

  @Test
  void aRegistryOfAVerifiersOwnShowsNoCountOfClosedApplicationsThatStaysAtZero() {
    Sample.verifier("kyc", registry);

    assertThat(registry.find("verified.response.closed").counters()).isEmpty();
  }

  @Test
  void noRequestAddsASeries() {
    ResponseVerifier verifier = Sample.verifier("kyc", registry);
    ResponseVerifier calledBack = Sample.calledBackVerifier("payments", registry);
    Set<Meter.Id> atStart = ids(registry);

    for (ResponseVerifier each : List.of(verifier, calledBack)) {
      requests().forEach(request -> each.verify(request.message()));
      VerifiedPayload payload = verified(each);
      each.handling().recheck(payload, Acceptance.of(Outcome.PENDING), FilterKind.SERVLET);
      each.handling().replaced(payload, each.handling().alreadyUsed());
      payload.giveBack();
      each.handling().settle(verified(each), Ending.byAnswer(500));
      each.handling().settle(verified(each), Ending.byContainer(503));
    }

    assertThat(ids(registry)).isEqualTo(atStart);
    assertThat(registry.get(REQUESTS).counters())
        .filteredOn(counter -> counter.count() > 0)
        .as("they were judged in different ways")
        .hasSizeGreaterThan(5);
  }

  /** Requests in which everything that a sender can choose is another time something else. */
  private static Stream<SignedRequest> requests() {
    return Stream.of("a", "b", "c")
        .flatMap(
            sent ->
                Stream.of(
                    Sample.approved(),
                    Sample.declined(),
                    Sample.approved().tampered(),
                    Sample.approved().truncated(),
                    Sample.approved().withOtherKey(),
                    Sample.approved().vendor().field("/requestId", sent).asBody(),
                    Sample.approved().vendor().field("/personId", sent).asBody(),
                    Sample.approved().vendor().result("{\"" + sent + "\":1}").asBody()));
  }

  @Test
  void withoutAnyCodeVerifiersCountInTheGlobalRegistry() {
    Metrics.addRegistry(registry);
    ResponseVerifier verifier = Sample.verifier("kyc").build();
    assertThat(rejected(Reason.UNVERIFIED)).isZero();

    verifier.verify(Sample.approved().tampered().message());

    assertThat(rejected(Reason.UNVERIFIED)).isEqualTo(1);
  }

  @Test
  void aListenerThatIsGivenReplacesTheOneOfTheGlobalRegistry() {
    MeterRegistry global = new SimpleMeterRegistry();
    Metrics.addRegistry(global);

    verified(Sample.verifier("given", registry));

    Metrics.removeRegistry(global);
    assertThat(registry.find(REQUESTS).tag("verifier", "given").counters()).isNotEmpty();
    assertThat(global.find(REQUESTS).tag("verifier", "given").counters()).isEmpty();
  }

  @Test
  void twoVerifiersOfOneNameAndSchemeShareTheirMeters() {
    ResponseVerifier first = Sample.verifier("kyc", registry);
    ResponseVerifier second = Sample.verifier("kyc", registry);

    verified(first);
    verified(second);

    assertThat(count(REQUESTS, "result", "verified", "outcome", "approved")).isEqualTo(2);
  }
}
