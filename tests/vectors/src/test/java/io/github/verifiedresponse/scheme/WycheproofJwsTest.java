package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.tests.vectors.BinarySecrets;
import io.github.verifiedresponse.tests.vectors.VectorFiles;
import io.github.verifiedresponse.tests.vectors.WycheproofCase;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wycheproof's JSON Web Signatures. They sign texts that are no JSON, so what is asked is the
 * signature alone.
 */
class WycheproofJwsTest {
  private static final String FILE = "json_web_signature_test.json";

  /** Where the file and we differ, and why. */
  private static final Map<Integer, String> DEVIATIONS =
      Map.of(
          367, "called invalid, but it is tc 357 to the letter, which is called valid",
          370, "called invalid, but it is tc 357 to the letter, which is called valid",
          372, "called valid, but a question mark is not in the alphabet of Base64url",
          373, "called valid, but a question mark is not in the alphabet of Base64url",
          346, "called valid, but the header says PS384 under a key for PS256",
          350, "called valid, but the header says PS384 under a key for PS256",
          347, "called valid, but the key says ES521, which is no algorithm",
          351, "called valid, but the key says ES521, which is no algorithm");

  @ParameterizedTest(name = "AT-071 {0}")
  @MethodSource("underASharedSecret")
  void judgesATokenUnderASharedSecretAsTheFileSays(WycheproofCase test) {
    boolean expected = DEVIATIONS.containsKey(test.id()) != test.valid();

    assertThat(accepts(test, key(test).get("k").asText()))
        .as(DEVIATIONS.getOrDefault(test.id(), "as the file says"))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "AT-018, AT-071, AT-072, AT-073 {0}")
  @MethodSource("underAKeyPair")
  void refusesATokenUnderAKeyPairWhateverPublicTextIsTheSecret(WycheproofCase test) {
    JsonNode publicKey = test.group().get("public");

    assertThat(accepts(test, TestVendor.base64Url(TestVendor.utf8(publicKey.toString()))))
        .isFalse();
    assertThat(accepts(test, publicKey.path(publicKey.has("n") ? "n" : "x").asText())).isFalse();
  }

  @Test
  @DisplayName(
      "AT-071 asks 401 cases; of those under a shared secret 36 of 40 are as the file says")
  void asksAllCases() {
    assertThat(VectorFiles.wycheproof(FILE)).hasSize(401);
    assertThat(underASharedSecret()).hasSize(40);
    assertThat(underASharedSecret().filter(test -> DEVIATIONS.containsKey(test.id()))).hasSize(4);
    assertThat(underAKeyPair()).hasSize(361);
    assertThat(underAKeyPair().filter(WycheproofCase::valid))
        .as("for a scheme that takes public keys")
        .hasSize(36);
  }

  @Test
  void theTwoCasesCalledInvalidAreAnotherOneThatIsCalledValid() {
    String valid = token(357);

    assertThat(token(367)).isEqualTo(valid);
    assertThat(token(370)).isEqualTo(valid);
  }

  static Stream<WycheproofCase> underASharedSecret() {
    return VectorFiles.wycheproof(FILE).filter(test -> key(test).has("k"));
  }

  static Stream<WycheproofCase> underAKeyPair() {
    return VectorFiles.wycheproof(FILE).filter(test -> !key(test).has("k"));
  }

  private static String token(int id) {
    return underASharedSecret()
        .filter(test -> test.id() == id)
        .map(test -> test.text("jws"))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode key(WycheproofCase test) {
    return test.group().get("private");
  }

  private static boolean accepts(WycheproofCase test, String key) {
    byte[] secret = Base64.getUrlDecoder().decode(key);
    Content token = Content.ofText(test.text("jws"));
    try {
      new CompactJws(HmacAlgorithm.HS256, BinarySecrets.keys(secret))
          .verify(new SignedParts(TestMessage.ofToken("").build(), token, null));
      return true;
    } catch (RejectedException refused) {
      assertThat(refused.reason().status()).isIn(400, 401);
      return false;
    }
  }
}
