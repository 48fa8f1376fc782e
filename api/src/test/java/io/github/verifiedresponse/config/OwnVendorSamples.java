package io.github.verifiedresponse.config;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.message.Reason;
import java.util.HashMap;
import java.util.Map;

/** Settings that describe a vendor that is not in the table, and what it signs. */
final class OwnVendorSamples {
  static final String SECRET = "the-secret-of-a-vendor-of-our-own-0123";
  static final TestVendor VENDOR = TestVendor.withSecret(SECRET);
  static final TestClock CLOCK = TestClock.atSecond(1_700_000_000);
  static final String BODY = "{\"id\":\"check-1\",\"event\":\"check.done\",\"status\":\"passed\"}";
  static final String TIME = "1700000000";

  static Map<String, String> detached(String... more) {
    return settings(
        Map.of(
            "scheme", "detached",
            "signature", "header:X-Acme-Signature:sha256={signature}",
            "signed", "{time}.{body}",
            "time", "header:X-Acme-Time",
            "kind", "/id,/status",
            "id", "/id",
            "type", "/event",
            "outcome", "/status=approved:passed,ok;declined:failed"),
        more);
  }

  static Map<String, String> jws(String... more) {
    return settings(
        Map.of(
            "scheme", "jws",
            "alg", "HS384",
            "time", "/at",
            "id", "/id",
            "outcome", "/ok=approved:true;declined:*"),
        more);
  }

  private static Map<String, String> settings(Map<String, String> first, String... more) {
    Map<String, String> settings = new HashMap<>();
    first.forEach((key, value) -> settings.put("verified-response.v." + key, value));
    settings.put("verified-response.v.secret", SECRET);
    settings.put("verified-response.v.replay-guard", "disabled");
    for (int i = 0; i < more.length; i += 2) {
      if (more[i + 1].equals("-")) {
        settings.remove("verified-response.v." + more[i]);
      } else {
        settings.put("verified-response.v." + more[i], more[i + 1]);
      }
    }
    return settings;
  }

  static ResponseVerifier verifier(Map<String, String> settings) {
    return Verifiers.of(settings, CLOCK).named("v");
  }

  static String signature(String body) {
    return "sha256=" + VENDOR.hexMac(TIME + "." + body);
  }

  static TestMessage genuine(String body) {
    return TestMessage.ofJson(body)
        .header("X-Acme-Signature", signature(body))
        .header("X-Acme-Time", TIME);
  }

  static VerifiedPayload verified(ResponseVerifier verifier, TestMessage message) {
    return Verdicts.verified(verifier.verify(message.build()));
  }

  static Reason reason(ResponseVerifier verifier, TestMessage message) {
    return Verdicts.reason(verifier.verify(message.build()));
  }

  private OwnVendorSamples() {}
}
