package io.github.verifiedresponse.opentelemetry;

import static io.github.verifiedresponse.opentelemetry.Traced.approved;
import static io.github.verifiedresponse.opentelemetry.Traced.message;
import static io.github.verifiedresponse.opentelemetry.Traced.verified;
import static io.github.verifiedresponse.opentelemetry.Traced.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Acceptance;
import io.github.verifiedresponse.ClosedApplicationReport;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.Sender;
import io.github.verifiedresponse.testkit.SignedRequest;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the span of a request holds; the listener is found as in an application. */
class SpanListenerTest {
  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  private static final AttributeKey<Double> DURATION =
      AttributeKey.doubleKey("verified_response.duration");
  private static final Attributes VERIFIED =
      Attributes.builder()
          .put("verified_response.verifier", "onboarding")
          .put("verified_response.scheme", "caf")
          .put("verified_response.filter", "jax-rs")
          .put("verified_response.result", "verified")
          .build();
  private static final Attributes REFUSED =
      VERIFIED.toBuilder().put("verified_response.result", "rejected").build();

  private static SpanData during(Runnable request) {
    return Traced.during(TELEMETRY, request);
  }

  /** {@return a copy that equals others; the span's own map equals none} */
  private static Attributes attributes(SpanData span) {
    return span.getAttributes().toBuilder().build();
  }

  private static Attributes withoutDuration(EventData event) {
    return event.getAttributes().toBuilder().remove(DURATION).build();
  }

  private static Attributes and(Attributes attributes, String name, String value) {
    return attributes.toBuilder().put(name, value).build();
  }

  @Test
  void aHandledRequestHasAnEventOfItsVerificationAndOneOfItsSettlement() {
    ResponseVerifier verifier = verifier().build();

    SpanData span =
        during(
            () -> {
              VerifiedPayload payload = verified(verifier.verify(message(approved())));
              verifier.handling().settle(payload, Ending.byAnswer(200));
            });

    Attributes event =
        VERIFIED.toBuilder()
            .put("verified_response.outcome", "approved")
            .put("verified_response.first_seen", true)
            .build();
    assertThat(span.getEvents())
        .extracting(EventData::getName)
        .containsExactly("verified_response.verify", "verified_response.settle");
    assertThat(span.getEvents())
        .extracting(SpanListenerTest::withoutDuration)
        .containsExactly(event, and(event, "verified_response.settlement", "used"));
    assertThat(span.getEvents())
        .extracting(each -> each.getAttributes().get(DURATION))
        .allSatisfy(seconds -> assertThat(seconds).isPositive().isLessThan(60));
    assertThat(attributes(span)).isEqualTo(and(VERIFIED, "verified_response.settlement", "used"));
    assertThat(span.getStatus()).isEqualTo(StatusData.unset());
  }

  @Test
  void aForgedRequestHasItsReasonAndIsNoErrorOfTheServer() {
    ResponseVerifier verifier = verifier().build();

    SpanData span = during(() -> verifier.verify(message(approved().withOtherKey())));

    Attributes refused = and(REFUSED, "verified_response.reason", "unverified");
    assertThat(span.getEvents())
        .extracting(SpanListenerTest::withoutDuration)
        .containsExactly(and(refused, "error.type", "unverified"));
    assertThat(attributes(span)).isEqualTo(refused);
    assertThat(span.getStatus()).isEqualTo(StatusData.unset());
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void aRefusalIsAnErrorOfTheSpanOnlyWithA5xxStatus(Reason reason) {
    ResponseVerifier verifier =
        verifier(
            (identity, terms) -> {
              throw new RejectedException(reason, "a guard of this test refuses");
            });
    List<Verification> said = new ArrayList<>();

    SpanData span = during(() -> said.add(verifier.verify(message(approved()))));

    Verification.Rejected rejected = (Verification.Rejected) said.get(0);
    boolean isError = verifier.handling().problem(rejected).status() >= 500;
    assertThat(span.getStatus())
        .isEqualTo(
            isError ? StatusData.create(StatusCode.ERROR, reason.title()) : StatusData.unset());
    Attributes refused = and(REFUSED, "verified_response.reason", reason.code());
    Attributes withType = and(refused, "error.type", reason.code());
    assertThat(attributes(span)).isEqualTo(isError ? withType : refused);
    assertThat(span.getEvents())
        .extracting(SpanListenerTest::withoutDuration)
        .containsExactly(withType);
  }

  @Test
  void aVendorsReplayIsAcknowledgedWithAReasonAndWithoutAnError() {
    ResponseVerifier verifier = verifier().sender(Sender.VENDOR).build();
    SignedRequest request = approved();
    VerifiedPayload first = verified(verifier.verify(message(request)));
    verifier.handling().settle(first, Ending.byAnswer(200));

    SpanData span = during(() -> verifier.verify(message(request)));

    Attributes acknowledged =
        and(
            and(VERIFIED, "verified_response.result", "acknowledged"),
            "verified_response.reason",
            "replayed");
    assertThat(span.getEvents())
        .extracting(SpanListenerTest::withoutDuration)
        .containsExactly(acknowledged);
    assertThat(attributes(span)).isEqualTo(acknowledged);
    assertThat(span.getStatus()).isEqualTo(StatusData.unset());
  }

  @Test
  void aVendorThatIsAskedToComeAgainIsNoErrorOfTheServer() {
    ResponseVerifier verifier = verifier().sender(Sender.VENDOR).build();
    SignedRequest request = approved();
    verified(verifier.verify(message(request)));

    SpanData span = during(() -> verifier.verify(message(request)));

    assertThat(attributes(span)).isEqualTo(and(REFUSED, "verified_response.reason", "in-progress"));
    assertThat(span.getStatus()).isEqualTo(StatusData.unset());
  }

  @Test
  void aRecheckThatRefusesIsTheLastDecisionOfTheSpan() {
    ResponseVerifier verifier = verifier().build();

    SpanData span =
        during(
            () -> {
              VerifiedPayload payload = verified(verifier.verify(message(approved())));
              verifier
                  .handling()
                  .recheck(payload, Acceptance.of(Outcome.PENDING), FilterKind.SPRING);
              verifier.handling().settle(payload, Ending.notCalled());
            });

    assertThat(span.getEvents())
        .extracting(EventData::getName)
        .containsExactly(
            "verified_response.verify", "verified_response.recheck", "verified_response.settle");
    assertThat(attributes(span))
        .isEqualTo(
            REFUSED.toBuilder()
                .put("verified_response.filter", "spring")
                .put("verified_response.reason", "not-accepted")
                .put("verified_response.settlement", "not-called")
                .build());
  }

  @Test
  void anAnswerInPlaceOfTheHandlersIsAnEventWithoutDuration() {
    ResponseVerifier verifier = verifier().build();
    VerifiedPayload payload = verified(verifier.verify(message(approved())));

    SpanData span =
        during(() -> verifier.handling().replaced(payload, verifier.handling().alreadyUsed()));

    Attributes refused = and(REFUSED, "verified_response.reason", "replayed");
    assertThat(span.getEvents())
        .extracting(EventData::getName)
        .containsExactly("verified_response.answer");
    assertThat(span.getEvents())
        .extracting(EventData::getAttributes)
        .containsExactly(and(refused, "error.type", "replayed"));
  }

  @Test
  void aClosedApplicationIsAnErrorWithoutAVerifier() {
    ClosedApplicationReport report =
        ClosedApplicationReport.of(FilterKind.SERVLET, getClass().getClassLoader());

    SpanData span = during(report::refused);

    assertThat(span.getEvents())
        .extracting(EventData::getName)
        .containsExactly("verified_response.closed");
    assertThat(attributes(span))
        .isEqualTo(
            Attributes.builder()
                .put("verified_response.filter", "servlet")
                .put("verified_response.result", "rejected")
                .put("verified_response.reason", "not-verified")
                .put("error.type", "not-verified")
                .build());
    assertThat(span.getStatus())
        .isEqualTo(StatusData.create(StatusCode.ERROR, Reason.NOT_VERIFIED.title()));
  }
}
