package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import java.util.Base64;

/** Requests with HTTP message signatures, signed here with the Java platform alone. */
final class HttpSamples {
  static final Vendor VENDOR = Vendors.named("rfc9421");
  static final TestKeys KEYS = new TestKeys(VENDOR, 1);
  static final long NOW = 1_700_000_000;
  static final TestClock CLOCK = TestClock.atSecond(NOW);
  static final String BODY = "{\"event\":\"paid\"}";
  static final String COVERED =
      "(\"@method\" \"@target-uri\" \"content-digest\");created=" + NOW + ";keyid=\"k1\"";

  static ResponseVerifier verifier(String... more) {
    return verifier(ReplayGuard.disabled(), more);
  }

  static ResponseVerifier verifier(ReplayGuard guard, String... more) {
    Deployment known = KEYS.deployment().with("public-url", "https://www.example.com");
    for (int i = 0; i < more.length; i += 2) {
      known = known.with(more[i], more[i + 1]);
    }
    return builder(VENDOR.scheme(known)).replayGuard(guard).build();
  }

  static ResponseVerifier verifier(Deployment known) {
    return builder(VENDOR.scheme(known)).build();
  }

  /** Whatever is covered, and whatever the path looks like. */
  static ResponseVerifier open() {
    return builder(
            OpenHttpSignature.scheme(
                KEYS.deployment().with("public-url", "https://www.example.com")))
        .strictUri(false)
        .build();
  }

  private static ResponseVerifierBuilder builder(SignatureScheme scheme) {
    return ResponseVerifier.named("http")
        .scheme(scheme)
        .replayGuard(ReplayGuard.disabled())
        .clock(CLOCK);
  }

  static String digest(String name, String algorithm, String body) {
    return name
        + "=:"
        + Base64.getEncoder().encodeToString(Digests.digest(algorithm, Content.ofText(body)))
        + ":";
  }

  static TestMessage signed(String input, String base) {
    String signature =
        Base64.getEncoder()
            .encodeToString(KEYS.sign(SignedSample.utf8(base + "\"@signature-params\": " + input)));
    return new TestMessage()
        .target("/hook?a=1&b=two%20words")
        .header("Content-Type", "application/json")
        .header("Content-Digest", digest("sha-256", "SHA-256", BODY))
        .header("Signature-Input", "sig1=" + input)
        .header("Signature", "sig1=:" + signature + ":")
        .body(BODY);
  }

  static String base() {
    return base(digest("sha-256", "SHA-256", BODY));
  }

  /** With another Content-Digest. */
  static String base(String digest) {
    return "\"@method\": POST\n\"@target-uri\": https://www.example.com/hook?a=1&b=two%20words\n"
        + "\"content-digest\": "
        + digest
        + "\n";
  }

  static Reason reason(ResponseVerifier verifier, TestMessage message) {
    return Verdicts.reason(verifier.verify(message.build()));
  }

  private HttpSamples() {}
}
