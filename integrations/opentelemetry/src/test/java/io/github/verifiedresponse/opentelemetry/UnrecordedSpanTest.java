package io.github.verifiedresponse.opentelemetry;

import static io.github.verifiedresponse.opentelemetry.Traced.approved;
import static io.github.verifiedresponse.opentelemetry.Traced.message;
import static io.github.verifiedresponse.opentelemetry.Traced.verified;
import static io.github.verifiedresponse.opentelemetry.Traced.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.replay.Ending;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where there is no span, or none that records. */
class UnrecordedSpanTest {
  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  private final ResponseVerifier verifier = verifier().build();

  @Test
  void aSpanThatDoesNotRecordIsAskedOnlyWhetherItDoes() {
    List<String> called = new ArrayList<>();

    Runnable request = () -> verifier.verify(message(approved()));
    Context.current().with(notRecording(called)).wrap(request).run();

    assertThat(called).containsExactly("isRecording");
  }

  /** Default methods run as they are written, so that all comes down to what is noted. */
  private static Span notRecording(List<String> called) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
          }
          called.add(method.getName());
          return method.getReturnType() == boolean.class ? false : proxy;
        };
    return (Span)
        Proxy.newProxyInstance(Span.class.getClassLoader(), new Class<?>[] {Span.class}, handler);
  }

  @Test
  void aRequestWithoutASpanIsVerifiedAndMakesNone() {
    verified(verifier.verify(message(approved())));

    assertThat(TELEMETRY.getSpans()).isEmpty();
  }

  @Test
  void aClaimThatEndsAfterItsSpanLeavesTheSpanAsItWas() {
    Span span = TELEMETRY.getOpenTelemetry().getTracer("a server").spanBuilder("s").startSpan();
    Context request = Context.current().with(span);
    VerifiedPayload payload =
        verified(request.wrapSupplier(() -> verifier.verify(message(approved()))).get());
    span.end();

    request.wrap(() -> verifier.handling().settle(payload, Ending.byAnswer(200))).run();

    SpanData ended = TELEMETRY.getSpans().get(0);
    assertThat(ended.getEvents())
        .extracting(EventData::getName)
        .containsExactly("verified_response.verify");
    assertThat(TELEMETRY.getSpans()).hasSize(1);
  }
}
