package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Certificates in a token's header. */
class CertificatesTest {
  private static final Vendor VENDOR = Vendors.named("apple-transaction");

  private final Instant now;

  CertificatesTest() throws Exception {
    now = TestCertificates.validFrom().plusSeconds(9);
  }

  private String token(String signer, String... chain) throws Exception {
    return TestCertificates.token(
        "{\"bundleId\":\"com.example\",\"environment\":\"Production\",\"transactionId\":\"t1\","
            + "\"signedDate\":"
            + now.toEpochMilli()
            + "}",
        signer,
        chain);
  }

  private static ResponseVerifier verifier(String root, Instant at) throws Exception {
    TestClock clock = TestClock.at(at);
    Deployment known =
        Deployment.of(TestCertificates.of(root))
            .with("bundle-id", "com.example")
            .with("environment", "Production")
            .withClock(clock);
    return ResponseVerifier.named("apple")
        .scheme(VENDOR.scheme(known))
        .replayGuard(ReplayGuard.disabled())
        .clock(clock)
        .build();
  }

  private static Reason reason(String root, Instant at, String token) throws Exception {
    return Verdicts.reason(verifier(root, at).verify(TestMessage.ofToken(token).build()));
  }

  @Test
  void takesAChainThatLeadsToThePinnedRoot() throws Exception {
    assertThat(
            Verdicts.verified(
                    verifier("root", now)
                        .verify(TestMessage.ofToken(token("leaf", "leaf", "ca", "root")).build()))
                .id())
        .isEqualTo("t1");
  }

  @Test
  void refusesAChainThatLeadsElsewhere() throws Exception {
    assertThat(reason("other", now, token("leaf", "leaf", "ca", "root")))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void refusesALeafThatIsForAnotherPurpose() throws Exception {
    assertThat(reason("root", now, token("bare", "bare", "ca", "root")))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void refusesASignatureOfAnotherKeyOfTheChain() throws Exception {
    assertThat(reason("root", now, token("bare", "leaf", "ca", "root")))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void refusesAChainThatIsTooShortOrTooOld() throws Exception {
    assertThat(reason("root", now, token("leaf", "leaf"))).isEqualTo(Reason.UNVERIFIED);
    assertThat(reason("root", now.plus(Duration.ofDays(25)), token("leaf", "leaf", "ca", "root")))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void pinsTheShippedRootWhenNothingElseIsSet() throws Exception {
    Deployment known =
        Deployment.withoutKeys().with("bundle-id", "com.example").with("environment", "Production");
    ResponseVerifier shipped =
        ResponseVerifier.named("apple")
            .scheme(VENDOR.scheme(known))
            .replayGuard(ReplayGuard.disabled())
            .build();

    assertThat(
            Verdicts.reason(
                shipped.verify(TestMessage.ofToken(token("leaf", "leaf", "ca", "root")).build())))
        .isEqualTo(Reason.UNVERIFIED);
  }
}
