package io.github.verifiedresponse.tests.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.scheme.Deployment;
import io.github.verifiedresponse.scheme.Vendors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 9421, appendix B.2, where content-digest has to be covered, as always. */
class HttpMessageVectorsTest {
  private static final String BODY = "{\"hello\":\"world\"}";

  @Test
  @DisplayName("AT-085 refuses rfc9421-B21, which covers nothing")
  void refusesWhatCoversNothing() {
    assertThat(Verdicts.reason(verify(published("sig-b21")))).isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  @DisplayName("AT-086 takes rfc9421-B22 and rfc9421-B23, which cover the digest of the body")
  void takesWhatCoversTheDigestOfTheBody() {
    assertThat(Verdicts.verified(verify(published("sig-b22"))).json()).hasToString(BODY);
    assertThat(Verdicts.verified(verify(Vector.named("rfc9421-B23"))).json()).hasToString(BODY);
  }

  @ParameterizedTest(name = "AT-087 refuses {0}, which fits any body")
  @ValueSource(strings = {"rfc9421-B25", "rfc9421-B26"})
  void refusesWhatFitsAnyBody(String id) {
    assertThat(Verdicts.reason(verify(Vector.named(id)))).isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  @DisplayName("AT-088 refuses rfc9421-B24, which covers the status of a response, on a request")
  void refusesTheSignatureOfAResponseOnARequest() {
    assertThat(Verdicts.reason(verify(Vector.named("rfc9421-B24")))).isEqualTo(Reason.UNVERIFIED);
  }

  /** One of the files that are described at {@link SchemeVectorsTest}. */
  private static SchemeVector published(String label) {
    return SchemeVectorsTest.vectors().stream()
        .filter(it -> it.row().equals("rfc9421") && it.isValid())
        .filter(it -> it.headers().getOrDefault("Signature-Input", "").startsWith(label + "="))
        .findFirst()
        .orElseThrow();
  }

  private static Verification verify(SchemeVector vector) {
    return Verifiers.of(vector.settings(), TestClock.at(vector.now()))
        .named("vector")
        .verify(vector.message());
  }

  private static Verification verify(Vector vector) {
    JsonNode sent = vector.json().get("message");
    String label = vector.text("label") + "=";
    TestMessage message =
        new TestMessage()
            .method(sent.path("method").asText("POST"))
            .target(sent.path("path").asText("/foo") + sent.path("query").asText())
            .header("Host", sent.path("authority").asText("example.com"))
            .header("Signature-Input", label + vector.text("signatureInput"))
            .header("Signature", label + vector.text("signature"))
            .body(sent.get("body").asText());
    sent.get("headers")
        .properties()
        .forEach(it -> message.header(it.getKey(), it.getValue().asText()));
    return verifier(vector).verify(message.build());
  }

  private static ResponseVerifier verifier(Vector vector) {
    Deployment deployment =
        vector.hasSharedKey() ? Deployment.of(vector.keys()) : Deployment.of(vector.publicKeys());
    return ResponseVerifier.named("vector")
        .scheme(
            Vendors.named("rfc9421")
                .scheme(
                    deployment
                        .with("alg", vector.text("alg"))
                        .with("components", "content-digest")))
        .replayGuard(ReplayGuard.disabled())
        .clock(TestClock.atSecond(1_618_884_473))
        .build();
  }
}
