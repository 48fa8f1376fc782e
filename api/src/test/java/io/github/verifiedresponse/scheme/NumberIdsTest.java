package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.StrictObject;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Sender;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vendors number their results with JSON integers as well as with strings. */
class NumberIdsTest {
  private static final Vendor VENDOR =
      Vendor.named("numbering")
          .calledBack()
          .signature("header:X-Signature")
          .with(Algorithm.HMAC_SHA256, Encoding.HEX)
          .kind("/id")
          .id("/id")
          .from("a test");

  private final TestKeys keys = new TestKeys(VENDOR, 1);
  private final ResponseVerifier verifier =
      ResponseVerifier.named("numbering")
          .scheme(VENDOR.scheme(keys.deployment()))
          .sender(Sender.VENDOR)
          .replayGuard(ReplayGuards.inMemory())
          .build();

  private Verification verify(String id) {
    String body = "{\"id\":" + id + "}";
    String signature = Encoding.HEX.encode(keys.sign(SignedSample.utf8(body)));
    TestMessage message = TestMessage.ofJson(body).header("X-Signature", signature);
    return verifier.verify(message.build());
  }

  private VerifiedPayload use(String id) {
    VerifiedPayload payload = Verdicts.verified(verify(id));
    verifier.handling().settle(payload, Ending.byAnswer(200));
    return payload;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12345",
        "0",
        "-7",
        "2147483648",
        "9223372036854775807",
        "9223372036854775808",
        "123456789012345678901234567890"
      })
  void anIntegerIsAnId(String id) throws Exception {
    VerifiedPayload payload = use(id);

    assertThat(payload.id()).isEqualTo(id);
    assertThat(payload.firstSeen()).isTrue();
    assertThat(payload.json().get("id").bigIntegerValue()).isEqualTo(new BigInteger(id));
    assertThat(payload.as(ObjectNode.class)).isEqualTo(payload.json());
    assertThat(payload.as(Numbered.class).id()).isEqualTo(new BigInteger(id));
    assertThat(Verdicts.acknowledged(verify(id))).isEqualTo(Reason.REPLAYED);
  }

  private record Numbered(BigInteger id) {}

  @Test
  void twoSpellingsOfANumberAreOneId() {
    use("0");
    use("12345");

    assertThat(Verdicts.acknowledged(verify("-0"))).isEqualTo(Reason.REPLAYED);
    assertThat(Verdicts.acknowledged(verify("\"12345\""))).isEqualTo(Reason.REPLAYED);
    assertThat(Verdicts.reason(verify("012345"))).isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345.0", "1.2345e4", "1E3", "null", "[1]", "{\"id\":1}", "\"\""})
  void nothingElseIsAnIdAndTheLogWarnsOfAResultThatWillNotComeAgain(String id) {
    assertThat(Verdicts.acknowledged(verify(id))).isEqualTo(Reason.WRONG_TYPE);

    try (LogCapture capture = LogCapture.start()) {
      verifier.handling().log(verify(id), () -> "POST /results");

      assertThat(capture.lines())
          .singleElement()
          .asString()
          .startsWith("WARNING verifier numbering acknowledged a request without its handler")
          .contains("wrong-type (it is genuine, but")
          .contains("the vendor will not repeat it");
    }
  }

  @Test
  void aPartOfAnIdOfSeveralIsANumberAsWell() throws Exception {
    IdRule rule = IdRule.of("/reference", "/number", "/success");
    Received none = new Received(VENDOR.carrier().take(TestMessage.ofJson("{}").build()));
    ObjectNode payload =
        Content.ofText("{\"reference\":\"r-1\",\"number\":17,\"success\":true}").toJsonObject();

    assertThat(rule.of(StrictObject.of(payload), none)).isEqualTo("r-1:17:true");
  }
}
