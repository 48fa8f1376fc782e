package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.result.Outcome;
import org.junit.jupiter.api.Test;

/** Requests and payloads that once broke something. */
class OnceBrokenRequestsTest {
  static ResponseVerifierBuilder caf() {
    return ResponseVerifier.named("caf")
        .scheme(Schemes.caf(CafProduct.ANY, TestVendor.caf().keys()))
        .freshness(Freshness.unlimited())
        .replayGuard(ReplayGuard.disabled());
  }

  static VerifiedPayload any(String members) {
    return Verdicts.verified(
        caf()
            .build()
            .verify(
                TestMessage.ofToken(
                        TestVendor.caf().token("{\"requestId\":\"r\",\"iat\":1" + members + "}"))
                    .build()));
  }

  record Alive(boolean isAlive) {}

  record Count(long n) {}

  @Test
  void exponentTooLongIsMalformedInPublicParser() {
    assertThatThrownBy(() -> Content.ofText("{\"a\":1e99999999999}").toJsonObject())
        .isInstanceOf(RejectedException.class);
  }

  @Test
  void exponentTooLongInEnvelopeIsMalformedNot503() {
    assertThat(
            Verdicts.reason(
                SignedResponse.verifier("s")
                    .carrier(Carriers.jsonField("/r"))
                    .build()
                    .verify(TestMessage.ofSigned("{\"r\":1e99999999999}", "x").build())))
        .isEqualTo(Reason.MALFORMED);
  }

  @Test
  void exponentTooLongInGenuineTokenIsMalformedNot503() {
    assertThat(
            Verdicts.reason(
                caf()
                    .build()
                    .verify(
                        TestMessage.ofToken(
                                TestVendor.caf()
                                    .token("{\"requestId\":\"r\",\"iat\":1e99999999999}"))
                            .build())))
        .isEqualTo(Reason.MALFORMED);
  }

  @Test
  void verifyNeverThrowsForRepeatedAccept() {
    assertThatCode(
            () ->
                SignedResponse.verifier("s")
                    .build()
                    .verify(
                        SignedResponse.accepted("a").message().build(),
                        Outcome.UNKNOWN,
                        Outcome.UNKNOWN))
        .doesNotThrowAnyException();
  }

  @Test
  void builderTakesRepeatedAccept() {
    assertThatCode(() -> SignedResponse.verifier("s").accept(Outcome.UNKNOWN, Outcome.UNKNOWN))
        .doesNotThrowAnyException();
  }

  @Test
  void listenerErrorIsDropped() {
    ResponseVerifier v =
        SignedResponse.verifier("s")
            .listener(
                event -> {
                  throw new StackOverflowError();
                })
            .build();
    assertThatCode(() -> v.verify(SignedResponse.accepted("a").message().build()))
        .doesNotThrowAnyException();
  }

  @Test
  void kidOddCharactersRefused() {
    for (String kid :
        new String[] {"\"../../dev/null\"", "\"' OR 1=1--\"", "\"a\\r\\nX: y\"", "null", "\"\""})
      assertThat(
              caf()
                  .build()
                  .verify(
                      TestMessage.ofToken(
                              TestVendor.caf()
                                  .token(
                                      "{\"alg\":\"HS256\",\"kid\":" + kid + "}",
                                      "{\"requestId\":\"r\",\"iat\":1}"))
                          .build()))
          .as(kid)
          .isInstanceOf(Verification.Rejected.class);
  }

  @Test
  void asDoesNotReadTextAsTrue() {
    assertThatThrownBy(() -> any(",\"isAlive\":\"true\"").as(Alive.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void asDoesNotReadOneAsTrue() {
    assertThatThrownBy(() -> any(",\"isAlive\":1").as(Alive.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void asDoesNotInventAbsentPrimitives() {
    assertThatThrownBy(() -> any("").as(Alive.class)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void asDoesNotCutFractions() {
    assertThatThrownBy(() -> any(",\"n\":1.9").as(Count.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void kelvinSignIsNoAscii() {
    assertThat(
            Verdicts.reason(
                SignedResponse.verifier("s")
                    .build()
                    .verify(SignedResponse.accepted("a").message().target("/\u212Aey").build())))
        .isEqualTo(Reason.MALFORMED);
  }

  @Test
  void unbalancedQuoteInCharset() {
    assertThat(
            Verdicts.reason(
                SignedResponse.verifier("s")
                    .build()
                    .verify(
                        SignedResponse.accepted("a")
                            .message()
                            .header("Content-Type", "application/json; charset=\"utf-8")
                            .build())))
        .isEqualTo(Reason.UNSUPPORTED_CONTENT);
  }
}
