package io.github.verifiedresponse.tests.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import io.github.verifiedresponse.scheme.SignatureScheme;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Any message is refused, as used before when it is genuine, and none breaks anything. The
 * verifiers named {@code sign-…} sign the body first, so that what lies behind the signature is
 * reached.
 */
class MessageFuzzTest {
  private static final SignatureScheme CAF =
      Schemes.caf(CafProduct.FACE_LIVENESS, TestVendor.caf().keys());
  private static final ResponseVerifier IN_BODY = verifying(CAF).build();
  private static final Map<String, ResponseVerifier> OTHERS = others();

  @FuzzTest(maxDuration = FuzzTime.EACH)
  void judges(byte[] bytes) {
    assertTimeout(FuzzTime.SOON, () -> judge(bytes));
  }

  private static void judge(byte[] bytes) {
    RawMessage raw = RawMessage.read(bytes);
    ResponseVerifier verifier = OTHERS.getOrDefault(raw.verifier(), IN_BODY);
    assertThat(Verdicts.reason(verifier.verify(message(raw).build())).status()).isLessThan(500);
  }

  private static TestMessage message(RawMessage raw) {
    byte[] body = raw.body().getBytes(StandardCharsets.ISO_8859_1);
    TestVendor caf = TestVendor.caf();
    TestVendor shufti = TestVendor.shuftiPro();
    return switch (raw.verifier()) {
      case "sign-payload" -> TestMessage.ofToken(caf.token("HmacSHA256", TestVendor.HEADER, body));
      case "sign-header" ->
          TestMessage.ofToken(
              caf.signAgain(TestVendor.base64Url(body) + "." + TestVendor.base64Url(body) + "."));
      case "sign-text" -> TestMessage.ofToken(caf.signAgain(raw.body() + "."));
      case "sign-response" ->
          TestMessage.ofSigned("", shufti.shuftiProSignature(body)).body(Content.copyOf(body));
      default -> raw.message();
    };
  }

  private static Map<String, ResponseVerifier> others() {
    SignatureScheme shufti = Schemes.shuftiPro(TestVendor.shuftiPro().keys());
    Map<String, ResponseVerifier> verifiers = new LinkedHashMap<>();
    verifiers.put("caf-header", verifying(CAF).carrier(Carriers.header("X-Caf")).build());
    verifiers.put("caf-query", verifying(CAF).carrier(Carriers.query("token")).build());
    verifiers.put("caf-form", verifying(CAF).carrier(Carriers.form("token")).build());
    verifiers.put("caf-json", verifying(CAF).carrier(Carriers.jsonField("/a/token")).build());
    verifiers.put("shufti", verifying(shufti).build());
    verifiers.put("sign-response", verifying(shufti).build());
    verifiers.put(
        "shufti-json",
        verifying(shufti).carrier(Carriers.jsonFields("/response", "/signature")).build());
    verifiers.put(
        "shufti-legacy", verifying(Schemes.shuftiProLegacy(TestVendor.shuftiPro().keys())).build());
    return verifiers;
  }

  private static ResponseVerifierBuilder verifying(SignatureScheme scheme) {
    return ResponseVerifier.named("fuzz")
        .scheme(scheme)
        .clock(TestClock.atSecond(1_594_925_080))
        .replayGuard((identity, terms) -> Admission.Refused.USED);
  }
}
