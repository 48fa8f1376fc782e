package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.key.PublicKeySource;
import io.github.verifiedresponse.key.PublicKeys;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.tests.vectors.BinarySecrets;
import io.github.verifiedresponse.tests.vectors.VectorFiles;
import io.github.verifiedresponse.tests.vectors.WycheproofCase;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Wycheproof's JSON Web Signatures. They sign texts that are no JSON, so what is asked is the
 * signature alone.
 */
class WycheproofJwsTest {
  private static final String FILE = "json_web_signature_test.json";

  private static final String SAME = "called invalid, but it is tc 357 to the letter, called valid";
  private static final String ALPHABET = "a question mark is not in the alphabet of Base64url";
  private static final String ALGORITHM = "the header says PS384 under a key for PS256";
  private static final String EMPTY = "an empty payload is no result";

  /** Where the file and we differ, and why. */
  private static final Map<Integer, String> DEVIATIONS =
      Map.ofEntries(
          Map.entry(367, SAME),
          Map.entry(370, SAME),
          Map.entry(372, ALPHABET),
          Map.entry(373, ALPHABET),
          Map.entry(346, ALGORITHM),
          Map.entry(350, ALGORITHM),
          Map.entry(259, EMPTY),
          Map.entry(325, EMPTY));

  @ParameterizedTest(name = "AT-071 {0}")
  @MethodSource("underASharedSecret")
  void judgesATokenUnderASharedSecretAsTheFileSays(WycheproofCase test) {
    boolean expected = DEVIATIONS.containsKey(test.id()) != test.valid();

    assertThat(accepts(test, key(test).get("k").asText()))
        .as(DEVIATIONS.getOrDefault(test.id(), "as the file says"))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "AT-018, AT-071 {0}")
  @MethodSource("underAKeyPair")
  void refusesATokenUnderAKeyPairWhateverPublicTextIsTheSecret(WycheproofCase test) {
    JsonNode publicKey = test.group().get("public");

    assertThat(accepts(test, TestVendor.base64Url(TestVendor.utf8(publicKey.toString()))))
        .isFalse();
    assertThat(accepts(test, publicKey.path(publicKey.has("n") ? "n" : "x").asText())).isFalse();
  }

  @ParameterizedTest(name = "AT-071 {0}")
  @MethodSource("underAPinnedKeyPair")
  void judgesATokenUnderAKeyPairAsTheFileSays(WycheproofCase test) {
    assertThat(acceptsUnderItsKeyPair(test))
        .as(DEVIATIONS.getOrDefault(test.id(), "as the file says"))
        .isEqualTo(DEVIATIONS.containsKey(test.id()) != test.valid());
  }

  @ParameterizedTest(name = "AT-072 refuses tc {0}, another algorithm under a key of PS512")
  @ValueSource(ints = {331, 332, 333, 334, 335, 336, 337, 338, 339, 340})
  void refusesAnotherAlgorithmUnderAKeyOfPs512(int id) {
    WycheproofCase test = named(id);

    assertThat(pinned(test)).contains(Algorithm.RSA_PSS_SHA512);
    assertThat(acceptsUnderItsKeyPair(test)).isFalse();
  }

  @ParameterizedTest(name = "AT-073 refuses tc {0}, whose key verifies nothing")
  @ValueSource(ints = {353, 354, 355, 356})
  void refusesAKeyThatVerifiesNothing(int id) {
    assertThat(acceptsUnderItsKeyPair(named(id))).isFalse();
  }

  @Test
  @DisplayName(
      "AT-071 asks 401 cases: under shared secrets 36 of 40 are as the file says, under key pairs"
          + " 296 of 298, and of 63 the algorithm cannot be pinned")
  void asksAllCases() {
    assertThat(VectorFiles.wycheproof(FILE)).hasSize(401);
    assertThat(underASharedSecret()).hasSize(40);
    assertThat(underASharedSecret().filter(test -> DEVIATIONS.containsKey(test.id()))).hasSize(4);
    assertThat(underAKeyPair()).hasSize(361);
    assertThat(underAKeyPair().filter(WycheproofCase::valid)).hasSize(36);
    assertThat(underAPinnedKeyPair()).hasSize(298);
    assertThat(underAPinnedKeyPair().filter(WycheproofCase::valid)).hasSize(16);
    assertThat(underAPinnedKeyPair().filter(test -> DEVIATIONS.containsKey(test.id()))).hasSize(2);
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

  /** Without those whose algorithm no setting can pin: RS384, RS512, PS256 and PS384. */
  static Stream<WycheproofCase> underAPinnedKeyPair() {
    return underAKeyPair().filter(test -> pinned(test).isPresent());
  }

  private static String token(int id) {
    return named(id).text("jws");
  }

  private static WycheproofCase named(int id) {
    return VectorFiles.wycheproof(FILE).filter(test -> test.id() == id).findFirst().orElseThrow();
  }

  /** The algorithm of the key, and where it names none, the usual one of its type. */
  private static Optional<Algorithm> pinned(WycheproofCase test) {
    JsonNode key = test.group().get("public");
    String usual = key.path("kty").asText().equals("EC") ? "ES256" : "RS256";
    String name = key.path("alg").asText(usual).replace("ES521", "ES512");
    return Arrays.stream(Algorithm.values())
        .filter(algorithm -> algorithm.jws().equals(name))
        .findFirst();
  }

  private static JsonNode key(WycheproofCase test) {
    return test.group().get("private");
  }

  private static boolean accepts(WycheproofCase test, String key) {
    byte[] secret = Base64.getUrlDecoder().decode(key);
    return accepts(test, new CompactJws(HmacAlgorithm.HS256, BinarySecrets.keys(secret)));
  }

  private static boolean acceptsUnderItsKeyPair(WycheproofCase test) {
    Algorithm algorithm = pinned(test).orElseThrow();
    PublicKeySource keys;
    try {
      keys = PublicKeys.text("the case's key", test.group().get("public").toString());
    } catch (IllegalArgumentException refused) {
      return false; // at start
    }
    PublicKeySignatures signatures = new PublicKeySignatures(algorithm, keys);
    return accepts(
        test, new CompactJws(JwsHeaderRules.of(algorithm), new PublicJwsKeys(signatures)));
  }

  private static boolean accepts(WycheproofCase test, CompactJws jws) {
    Content token = Content.ofText(test.text("jws"));
    try {
      jws.verify(new SignedParts(TestMessage.ofToken("").build(), token, null));
      return true;
    } catch (RejectedException refused) {
      assertThat(refused.reason().status()).isIn(400, 401);
      return false;
    }
  }
}
