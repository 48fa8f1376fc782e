package io.github.verifiedresponse.doctor;

import static io.github.verifiedresponse.doctor.BrokenRequest.doctor;
import static io.github.verifiedresponse.doctor.Signed.KEY;
import static io.github.verifiedresponse.doctor.Signed.NOW;
import static io.github.verifiedresponse.doctor.Signed.OTHER_SECRET;
import static io.github.verifiedresponse.doctor.Signed.SECRET;
import static io.github.verifiedresponse.doctor.Signed.base64;
import static io.github.verifiedresponse.doctor.Signed.base64Url;
import static io.github.verifiedresponse.doctor.Signed.bytes;
import static io.github.verifiedresponse.doctor.Signed.hex;
import static io.github.verifiedresponse.doctor.Signed.hmac;
import static io.github.verifiedresponse.doctor.Signed.json;
import static io.github.verifiedresponse.doctor.Signed.jws;
import static io.github.verifiedresponse.doctor.Signed.liveness;
import static io.github.verifiedresponse.doctor.Signed.request;
import static io.github.verifiedresponse.doctor.Signed.shufti;
import static io.github.verifiedresponse.doctor.Signed.shuftiLegacy;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is found where nothing is to be found. */
class ForgeryTest {
  private static final String BODY = "{\"reference\":\"r-17\",\"event\":\"verification.accepted\"}";
  private static final String TIME = String.valueOf(NOW.getEpochSecond());
  private static final String PERSONA =
      "{\"data\":{\"id\":\"inq_1\",\"attributes\":{\"name\":\"inquiry.approved\"}}}";

  /** SHA-256 of <code>{"a": 1}</code>. */
  private static final String DIGEST =
      "f9d86028c6e0d64e225186f96acb69338b2c59764df79162107f5c4bb34d1310";

  record Forgery(String how, Doctor doctor, Request request) {
    @Override
    public String toString() {
      return how;
    }
  }

  static Stream<Forgery> forgeries() {
    String declined = BODY.replace("accepted", "declined");
    String token = jws(SECRET, liveness(NOW));
    String persona = hex(hmac(SECRET, TIME + "." + PERSONA));
    return Stream.of(
        shuftiPro("signed with another secret", BODY, shufti(bytes(BODY), OTHER_SECRET)),
        shuftiPro("signed without a secret", BODY, shufti(bytes(BODY), "")),
        shuftiPro("another outcome", BODY, shufti(declined)),
        shuftiPro("another reference", BODY.replace("17", "18"), shufti(BODY)),
        shuftiPro("a member added", BODY.replace("}", ",\"x\":1}"), shufti(BODY)),
        shuftiPro("a member removed", "{\"reference\":\"r-17\"}", shufti(BODY)),
        shuftiPro("a digit of the signature changed", BODY, flipped(shufti(BODY))),
        shuftiPro("half of the signature", BODY, shufti(BODY).substring(0, 32)),
        shuftiPro("zeros", BODY, "0".repeat(64)),
        shuftiPro("the other form, another secret", BODY, shuftiLegacy(bytes(BODY), OTHER_SECRET)),
        shuftiPro("an HMAC in place of the digest", BODY, hex(hmac(SECRET, BODY))),
        new Forgery("no signature", doctor("shufti-pro"), json(BODY)),
        new Forgery("no body", doctor("shufti-pro"), json("", "Signature", shufti(""))),
        caf("a token under another secret", jws(OTHER_SECRET, liveness(NOW))),
        caf("another payload", swapped(token, liveness(NOW).replace("anna", "bert"))),
        caf("an unsigned token", unsigned()),
        caf("a token without its signature", token.substring(0, token.lastIndexOf('.') + 1)),
        caf("a token that is cut", token.substring(0, token.length() - 2)),
        new Forgery(
            "another time",
            doctor("persona"),
            json(
                PERSONA,
                "Persona-Signature",
                "t=" + (NOW.getEpochSecond() + 1) + ",v1=" + persona)),
        new Forgery(
            "another version's signature",
            doctor("persona"),
            json(PERSONA, "Persona-Signature", "t=" + TIME + ",v0=" + persona)),
        new Forgery(
            "another vendor under another secret",
            doctor("slack"),
            json(BODY, "X-GCS-Signature", base64(hmac(OTHER_SECRET, BODY)))),
        new Forgery(
            "a key that is not Base64 of the secret",
            doctor("shufti-pro-legacy").secret(hex(KEY)),
            json(BODY, "Signature", hex(hmac("HmacSHA256", KEY, bytes(BODY))))),
        twilioJson("another body than the signed address names", "{\"a\": 2}"),
        new Forgery(
            "another value of a number",
            doctor("shufti-pro"),
            json(
                BODY.replace("}", ",\"n\":10}"),
                "Signature",
                shufti(BODY.replace("}", ",\"n\":11}")))));
  }

  private static Forgery shuftiPro(String how, String body, String signature) {
    return new Forgery(how, doctor("shufti-pro"), json(body, "Signature", signature));
  }

  private static Forgery caf(String how, String token) {
    return new Forgery(how, doctor("caf"), request("application/jwt", bytes(token)));
  }

  private static Forgery twilioJson(String how, String body) {
    String target = "/results?bodySHA256=" + DIGEST;
    byte[] signature = hmac("HmacSHA1", bytes(SECRET), bytes("https://app.example" + target));
    return new Forgery(
        how,
        doctor("twilio-json").config("public-url", "https://app.example"),
        request(target, "application/json", bytes(body), "X-Twilio-Signature", base64(signature)));
  }

  private static String flipped(String hex) {
    return (hex.charAt(0) == 'a' ? 'b' : 'a') + hex.substring(1);
  }

  private static String swapped(String token, String payload) {
    String[] parts = token.split("\\.", -1);
    return parts[0] + "." + base64Url(bytes(payload)) + "." + parts[2];
  }

  private static String unsigned() {
    return base64Url(bytes("{\"alg\":\"none\"}")) + "." + base64Url(bytes(liveness(NOW))) + ".";
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void findsNoMistakeInAForgery(Forgery forgery) {
    assertThat(forgery.doctor().examine(forgery.request()))
        .isInstanceOf(Diagnosis.Unexplained.class);
  }

  @ParameterizedTest
  @MethodSource("io.github.verifiedresponse.doctor.DoctorTest#brokenRequests")
  void findsNoMistakeWithTheSecretOfAnotherAccount(BrokenRequest broken) {
    Doctor stranger = broken.doctor().secret(new StringBuilder(OTHER_SECRET).reverse().toString());

    assertThat(stranger.previousSecret(hex(KEY).repeat(2)).examine(broken.request()))
        .isInstanceOf(Diagnosis.Unexplained.class);
  }

  @Test
  void findsNothingWrongWithAGenuineRequest() {
    assertThat(doctor("shufti-pro").examine(json(BODY, "Signature", shufti(BODY))))
        .isInstanceOf(Diagnosis.Fits.class);
    assertThat(doctor("caf").examine(request("application/jwt", bytes(jws(SECRET, liveness(NOW))))))
        .isInstanceOf(Diagnosis.Fits.class);
  }

  @Test
  void findsNothingWrongWhereTheLengthIsSigned() throws Exception {
    String digest =
        "sha-256=:%s:".formatted(base64(MessageDigest.getInstance("SHA-256").digest(bytes(BODY))));
    String covered = "(\"content-length\" \"content-digest\");created=" + TIME;
    String base =
        "\"content-length\": 52\n\"content-digest\": %s\n\"@signature-params\": %s"
            .formatted(digest, covered);

    assertThat(BODY).hasSize(52);
    assertThat(
            doctor("rfc9421")
                .config("alg", "hmac-sha256")
                .config("components", "content-length,content-digest")
                .examine(
                    json(
                        BODY,
                        "Content-Length",
                        "52",
                        "Content-Digest",
                        digest,
                        "Signature-Input",
                        "a=" + covered,
                        "Signature",
                        "a=:" + base64(hmac(SECRET, base)) + ":")))
        .isInstanceOf(Diagnosis.Fits.class);
  }
}
