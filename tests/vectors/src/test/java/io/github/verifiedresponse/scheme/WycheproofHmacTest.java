package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.tests.vectors.BinarySecrets;
import io.github.verifiedresponse.tests.vectors.VectorFiles;
import io.github.verifiedresponse.tests.vectors.WycheproofCase;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wycheproof's HMACs, computed and compared as tokens are. */
class WycheproofHmacTest {

  @ParameterizedTest(name = "AT-069 {0} {1}")
  @MethodSource("cases")
  void takesAWholeTagAndNoCutOne(HmacAlgorithm algorithm, WycheproofCase test) {
    assertThat(accepts(algorithm, test)).isEqualTo(test.valid() && isWhole(test, algorithm));
  }

  @Test
  @DisplayName("AT-069 asks 261 whole tags, 99 valid but cut ones, 162 invalid cut ones")
  void asksAllCases() {
    List<Object[]> all = cases().toList();

    assertThat(all).hasSize(522);
    assertThat(all.stream().filter(WycheproofHmacTest::isWhole)).hasSize(261);
    assertThat(all.stream().filter(row -> !isWhole(row) && test(row).valid())).hasSize(99);
    assertThat(all.stream().filter(row -> !isWhole(row) && !test(row).valid())).hasSize(162);
  }

  static Stream<Object[]> cases() {
    return Stream.of(HmacAlgorithm.values())
        .flatMap(
            algorithm ->
                VectorFiles.wycheproof("hmac_sha" + bits(algorithm) + "_test.json")
                    .map(test -> new Object[] {algorithm, test}));
  }

  private static boolean accepts(HmacAlgorithm algorithm, WycheproofCase test) {
    byte[] expected =
        new KeyedMacs(algorithm.algorithm().jca())
            .compute(BinarySecrets.of(hex(test, "key")), Content.copyOf(hex(test, "msg")));
    return MessageDigest.isEqual(expected, hex(test, "tag"));
  }

  private static boolean isWhole(Object[] row) {
    return isWhole(test(row), (HmacAlgorithm) row[0]);
  }

  private static boolean isWhole(WycheproofCase test, HmacAlgorithm algorithm) {
    return test.group().get("tagSize").asInt() == bits(algorithm);
  }

  private static WycheproofCase test(Object[] row) {
    return (WycheproofCase) row[1];
  }

  private static int bits(HmacAlgorithm algorithm) {
    return Integer.parseInt(algorithm.name().substring(2));
  }

  private static byte[] hex(WycheproofCase test, String name) {
    return HexFormat.of().parseHex(test.text(name));
  }
}
