package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of each signature's bytes exactly one spelling is accepted. */
class EncodingTest {
  private static final byte[] BYTES = {0, 15, (byte) 0x9a, (byte) 0xff};

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void readsWhatItWrites(Encoding encoding) {
    assertThat(encoding.decode(encoding.encode(BYTES))).isEqualTo(BYTES);
  }

  /** The last ones are two characters that encoders make one question mark of. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0g",
        "0G",
        "FF",
        "fF",
        "+f",
        "-1",
        " f",
        "f ",
        "0x",
        "/0",
        ":0",
        "`0",
        "０１",
        "٠١",
        "\u0100f",
        "a\u0161",
        "0f\ud83d\ude00",
        "0f0\ud83d\ude000",
        "\ud83d\ude00",
        "\ud83d0"
      })
  void hexHasLowerCaseAsciiDigitsOnly(String text) {
    assertThat(Encoding.HEX.decode(text)).isNull();
  }

  @Test
  void hexOfEitherCaseIsOfOneCase() {
    assertThat(Encoding.HEX_OF_EITHER_CASE.decode("AF")).containsExactly(0xaf);
    assertThat(Encoding.HEX_OF_EITHER_CASE.decode("af")).containsExactly(0xaf);
    assertThat(Encoding.HEX_OF_EITHER_CASE.decode("aF")).isNull();
  }

  /** Unused bits, padding that is missing or too much, the other alphabet, white space. */
  @ParameterizedTest
  @ValueSource(strings = {"_x==", "/x==", "/w", "/w=", "/w===", "_w==", "/w==\n", " /w=="})
  void base64HasOneSpelling(String text) {
    assertThat(Encoding.BASE64.decode("/w==")).containsExactly(0xff);
    assertThat(Encoding.BASE64.decode(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"_x", "/w", "_w=", "_w==", "_w ", "_", "_w\n"})
  void base64UrlHasNoPadding(String text) {
    assertThat(Encoding.BASE64URL.decode("_w")).containsExactly(0xff);
    assertThat(Encoding.BASE64URL.decode(text)).isNull();
  }
}
