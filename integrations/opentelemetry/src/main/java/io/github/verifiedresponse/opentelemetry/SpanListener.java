package io.github.verifiedresponse.opentelemetry;

import io.github.verifiedresponse.VerificationEvent;
import io.github.verifiedresponse.VerificationEvent.Result;
import io.github.verifiedresponse.VerificationEvent.Step;
import io.github.verifiedresponse.VerificationListener;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.Settlement;
import io.github.verifiedresponse.result.Outcome;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Duration;

/**
 * Writes each decision into the current span of the request: as a span event, such as {@code
 * verified_response.verify}, and the last decision as attributes of the span, by which traces can
 * be searched. It is found where its jar is; there is nothing to configure.
 *
 * <p>It makes no span and no exporter. The current span is that of your HTTP instrumentation; where
 * none is current or it does not record, as when it is not sampled or has ended, nothing is made.
 * That includes a claim that ends after its request, or on another thread that does not carry the
 * context on.
 *
 * <h2>Attributes</h2>
 *
 * They are listed in {@code docs/operate.md}. All values are names of your configuration or
 * constants of this library. There is no payload, id, account, key or detail among them: traces are
 * read by more people than results are. {@code error.type} is the <a
 * href="https://opentelemetry.io/docs/specs/semconv/registry/attributes/error/">attribute of
 * OpenTelemetry's semantic conventions</a>, and holds the reason of a refusal.
 *
 * <h2>Status of the span</h2>
 *
 * A refusal with a 4xx status leaves it unset: the server did what it is for, and the <a
 * href="https://opentelemetry.io/docs/specs/semconv/http/http-spans/#status">conventions for spans
 * of HTTP servers</a> ask for that, since otherwise forged requests would raise your error rate. A
 * refusal with a 5xx status, such as {@link Reason#UNAVAILABLE}, sets the status to error and
 * {@code error.type} of the span to the reason, as the same conventions say. A vendor that is asked
 * to come again with 503, because another request with the same result is in progress, is no error
 * of the server; HTTP instrumentation decides about it by its status.
 */
public final class SpanListener implements VerificationListener {
  private static final String NAMESPACE = "verified_response.";
  private static final AttributeKey<String> VERIFIER = own("verifier");
  private static final AttributeKey<String> SCHEME = own("scheme");
  private static final AttributeKey<String> FILTER = own("filter");
  private static final AttributeKey<String> RESULT = own("result");
  private static final AttributeKey<String> REASON = own("reason");
  private static final AttributeKey<String> OUTCOME = own("outcome");
  private static final AttributeKey<String> SETTLEMENT = own("settlement");
  private static final AttributeKey<Boolean> FIRST_SEEN =
      AttributeKey.booleanKey(NAMESPACE + "first_seen");
  private static final AttributeKey<Double> DURATION =
      AttributeKey.doubleKey(NAMESPACE + "duration");
  private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

  private static final int SERVER_ERROR = 500;
  private static final double NANOS_IN_SECOND = 1e9;

  /** Called by {@link java.util.ServiceLoader}, or by code that sets the listener itself. */
  public SpanListener() {}

  @Override
  public void onEvent(VerificationEvent event) {
    Span span = Span.current();
    if (!span.isRecording()) {
      return;
    }
    Attributes decision = decision(event);
    span.addEvent(NAMESPACE + event.step().code(), attributes(decision, event));
    if (event.step() == Step.SETTLE) {
      event.settlement().map(Settlement::code).ifPresent(end -> span.setAttribute(SETTLEMENT, end));
    } else {
      span.setAllAttributes(decision);
      setError(span, event);
    }
  }

  /** What of an event can be searched for as an attribute of its span. */
  private static Attributes decision(VerificationEvent event) {
    AttributesBuilder attributes =
        Attributes.builder().put(FILTER, event.filter().code()).put(RESULT, event.result().code());
    if (event.step() != Step.CLOSED) {
      attributes.put(VERIFIER, event.verifier()).put(SCHEME, event.scheme());
    }
    event.reason().map(Reason::code).ifPresent(reason -> attributes.put(REASON, reason));
    return attributes.build();
  }

  private static Attributes attributes(Attributes decision, VerificationEvent event) {
    AttributesBuilder attributes = decision.toBuilder();
    event.outcome().map(Outcome::code).ifPresent(code -> attributes.put(OUTCOME, code));
    event.settlement().map(Settlement::code).ifPresent(end -> attributes.put(SETTLEMENT, end));
    if (event.result() == Result.VERIFIED) {
      attributes.put(FIRST_SEEN, event.firstSeen());
    } else if (event.result() == Result.REJECTED) {
      event.reason().map(Reason::code).ifPresent(reason -> attributes.put(ERROR_TYPE, reason));
    }
    if (!event.duration().equals(Duration.ZERO)) {
      attributes.put(DURATION, event.duration().toNanos() / NANOS_IN_SECOND);
    }
    return attributes.build();
  }

  private static void setError(Span span, VerificationEvent event) {
    if (event.result() == Result.REJECTED) {
      event
          .reason()
          .filter(reason -> reason.status() >= SERVER_ERROR)
          .ifPresent(
              reason ->
                  span.setStatus(StatusCode.ERROR, reason.title())
                      .setAttribute(ERROR_TYPE, reason.code()));
    }
  }

  private static AttributeKey<String> own(String name) {
    return AttributeKey.stringKey(NAMESPACE + name);
  }
}
