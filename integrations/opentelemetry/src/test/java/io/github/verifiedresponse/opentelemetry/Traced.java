package io.github.verifiedresponse.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.testkit.SignedRequest;
import io.github.verifiedresponse.testkit.TestVendor;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Clock;
import java.util.List;

/** Requests under the span of an HTTP server, and a verifier that no test gives a listener. */
final class Traced {
  static final String SECRET = "a-secret-of-these-tests-alone-0123456789";
  static final String CARRIER = "/signedResponse";

  private Traced() {}

  static SignedRequest approved() {
    return TestVendor.named("caf").secret(SECRET).approved().inJson(CARRIER);
  }

  static ResponseVerifierBuilder verifier() {
    SignedRequest request = approved();
    return ResponseVerifier.named("onboarding")
        .scheme(request.vendor().scheme())
        .carrier(request.carrier())
        .replayGuard(ReplayGuards.inMemory(10, Clock.systemUTC()));
  }

  static ResponseVerifier verifier(ReplayGuard guard) {
    return verifier().replayGuard(guard).build();
  }

  /** {@return the request as the JAX-RS filter hands it over} */
  static InboundMessage message(SignedRequest request) {
    InboundMessage message = request.message();
    message.noteFilter(FilterKind.JAX_RS);
    return message;
  }

  static VerifiedPayload verified(Verification verification) {
    assertThat(verification).isInstanceOf(Verification.Verified.class);
    return ((Verification.Verified) verification).payload();
  }

  /** {@return the span of a server in which a request was handled so} */
  static SpanData during(OpenTelemetryExtension telemetry, Runnable request) {
    Span span =
        telemetry
            .getOpenTelemetry()
            .getTracer("a server")
            .spanBuilder("POST /results")
            .setSpanKind(SpanKind.SERVER)
            .startSpan();
    Context.current().with(span).wrap(request).run();
    span.end();
    List<SpanData> ended = telemetry.getSpans();
    return ended.get(ended.size() - 1);
  }
}
