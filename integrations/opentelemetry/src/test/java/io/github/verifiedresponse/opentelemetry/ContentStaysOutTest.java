package io.github.verifiedresponse.opentelemetry;

import static io.github.verifiedresponse.opentelemetry.Traced.CARRIER;
import static io.github.verifiedresponse.opentelemetry.Traced.SECRET;
import static io.github.verifiedresponse.opentelemetry.Traced.verified;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerificationEvent;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.key.Tenant;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import io.github.verifiedresponse.testkit.SignedRequest;
import io.github.verifiedresponse.testkit.TestVendor;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing that was signed, or says whose it is, gets into a trace. */
class ContentStaysOutTest {
  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  private static final String TENANT = "acme-tenant";
  private static final String PERSON = "person-4711";

  private final List<VerificationEvent> told = new ArrayList<>();
  private final ResponseVerifier verifier =
      ResponseVerifier.named("onboarding")
          .scheme(
              Schemes.caf(
                  CafProduct.FACE_LIVENESS,
                  Keys.perTenant(
                      Tenant.header("X-Tenant"),
                      tenant ->
                          Optional.of(
                              Keys.of(Secret.of("vault of " + tenant, SECRET).ofAccount(tenant))))))
          .carrier(Carriers.jsonField(CARRIER))
          .replayGuard(ReplayGuards.inMemory(10, Clock.systemUTC()))
          .listener(told::add)
          .build();

  private static SignedRequest signed() {
    return TestVendor.named("caf")
        .secret(SECRET)
        .field("/personId", PERSON)
        .approved()
        .inJson(CARRIER);
  }

  private static InboundMessage ofTenant(SignedRequest request) {
    return InboundMessage.of("POST", "/results?from=phone")
        .headers(
            name ->
                name.equalsIgnoreCase("X-Tenant")
                    ? List.of(TENANT)
                    : request.headers().getOrDefault(name, List.of()))
        .body(Content.ofText(request.text()))
        .build();
  }

  /** {@return all that an exporter is given of a span} */
  private static Stream<String> texts(SpanData span) {
    return Stream.concat(
        Stream.of(span.toString(), span.getAttributes().toString(), span.getStatus().toString()),
        span.getEvents().stream().map(event -> event.getName() + event.getAttributes()));
  }

  @Test
  void ofAVerifiedRequest() {
    List<VerifiedPayload> payloads = new ArrayList<>();
    SignedRequest request = signed();

    SpanData span =
        Traced.during(
            TELEMETRY,
            () -> {
              VerifiedPayload payload = verified(verifier.verify(ofTenant(request)));
              payloads.add(payload);
              verifier.handling().settle(payload, Ending.byAnswer(200));
            });

    assertThat(told).extracting(VerificationEvent::account).containsOnly(Optional.of(TENANT));
    assertThat(told).extracting(VerificationEvent::key).allMatch(key -> key.contains("vault"));
    assertThat(span.getEvents()).hasSize(2);
    assertThat(texts(span))
        .allSatisfy(
            text ->
                assertThat(text)
                    .doesNotContain(
                        payloads.get(0).id(),
                        PERSON,
                        TENANT,
                        "vault",
                        SECRET,
                        request.content(),
                        "phone"));
  }

  @Test
  void ofARefusedRequest() {
    List<Verification> said = new ArrayList<>();
    SignedRequest request = signed().withOtherKey();

    SpanData span = Traced.during(TELEMETRY, () -> said.add(verifier.verify(ofTenant(request))));

    Verification.Rejected rejected = (Verification.Rejected) said.get(0);
    assertThat(told).extracting(VerificationEvent::key).allMatch(key -> key.contains("vault"));
    assertThat(span.getEvents()).hasSize(1);
    assertThat(texts(span))
        .allSatisfy(
            text ->
                assertThat(text)
                    .doesNotContain(
                        rejected.detail(), PERSON, TENANT, "vault", SECRET, request.content()));
  }
}
