package io.github.verifiedresponse.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.wire.StrictJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One reading of JSON, and limits that an attacker cannot make expensive. */
class StrictJsonTest {

  @Test
  void readsAnObject() throws RejectedException {
    ObjectNode json = parse(" {\"a\":[1,true,null,\"\\u00e9\\n\"],\"b\":{}}\r\n\t");

    assertThat(json.toString()).isEqualTo("{\"a\":[1,true,null,\"\u00e9\\n\"],\"b\":{}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"a\":{\"b\":1,\"b\":2}}",
        "{\"a\":[{\"b\":1,\"b\":2}]}",
        "{\"\":1,\"\":2}"
      })
  void refusesDuplicateNames(String json) {
    assertThat(reason(json)).isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "true",
        "1",
        "\"a\"",
        "[]",
        "[{}]",
        "{}{}",
        "{} 1",
        "{},",
        "{}]",
        "{}//",
        "{}#",
        "{",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":'b'}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":1.}",
        "{\"a\":1e}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":0x1}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u00g0\"}",
        "{\"a\":\"\\u0\u00e90\"}",
        "\ufefe{}",
        "{\"a\":\"\\'\"}",
        "{\"a\":1/**/}",
        "{\"a\":[1,]}",
        "{\"a\":True}"
      })
  void refusesWhatIsNoObjectOfRfc8259(String json) {
    assertThat(reason(json)).isEqualTo(Reason.MALFORMED);
  }

  @Test
  @DisplayName("AT-168 takes 32 levels and refuses 33, 1 000 and 500 000")
  void takes32LevelsAndNoMore() throws RejectedException {
    assertThat(parse(nested(32)).isEmpty()).isFalse();
    assertThat(reason(nested(33))).isEqualTo(Reason.TOO_LARGE);
    assertThat(reason(nested(1_000))).isEqualTo(Reason.TOO_LARGE);
    assertThat(reason(nested(500_000))).isEqualTo(Reason.TOO_LARGE);
    assertThat(reason("{\"a\":".repeat(500_000))).isEqualTo(Reason.TOO_LARGE);
    assertThat(parse("{\"a\":\"\\\"" + "[".repeat(100) + "\"}").get("a").textValue()).hasSize(101);
  }

  private static String nested(int levels) {
    return "{\"a\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
  }

  @Test
  @DisplayName("AT-169 takes 1,000 digits and refuses 1,001 and 100,000")
  void takesAThousandDigitsAndNoMore() throws RejectedException {
    assertThat(parse(number("9".repeat(1_000))).get("a").bigIntegerValue())
        .isEqualTo(new BigInteger("9".repeat(1_000)));
    assertThat(reason(number("9".repeat(1_001)))).isEqualTo(Reason.TOO_LARGE);
    assertThat(reason(number("0." + "9".repeat(1_001)))).isEqualTo(Reason.TOO_LARGE);
    assertThat(reason(number("9".repeat(100_000)))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void namesTheLimitThatIsExceeded() {
    assertThat(Refusals.refusal(() -> parse(nested(33))).detail())
        .isEqualTo("the JSON is nested more than 32 levels deep (max-json-depth)");
    assertThat(Refusals.refusal(() -> parse(number("9".repeat(1_001)))).detail())
        .isEqualTo("a number in the JSON has more than 1000 digits (max-json-digits)");
  }

  @Test
  void takesTheLimitsThatAreSet() throws RejectedException {
    StrictJson reader = new StrictJson(3, 2);
    assertThat(Content.ofText(nested(3)).toJsonObject(reader).has("a")).isTrue();
    assertThat(Content.ofText(number("99")).toJsonObject(reader).get("a").intValue()).isEqualTo(99);

    assertThat(Refusals.refusal(() -> Content.ofText(nested(4)).toJsonObject(reader)).detail())
        .contains("more than 3 levels");
    assertThat(Refusals.refusal(() -> Content.ofText(number("100")).toJsonObject(reader)).detail())
        .contains("more than 2 digits");
  }

  @Test
  @DisplayName("AT-169 reads a monstrous exponent without unfolding it")
  void readsAMonstrousExponentWithoutUnfoldingIt() throws RejectedException {
    for (String monster : new String[] {"1e2147483647", "1e-2147483647"}) {
      ObjectNode json = parse(number(monster));
      assertThat(json.get("a").decimalValue()).isEqualTo(new BigDecimal(monster));
      assertThat(json.toString())
          .isEqualTo(number(monster.toUpperCase(Locale.ROOT).replace("E2", "E+2")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456789012345678901234567890",
        "0.1000000000000000055511151231257827",
        "1.10",
        "9007199254740993",
        "-0.0",
        "100",
        "1E+2"
      })
  void keepsTheDigitsOfANumber(String digits) throws RejectedException {
    assertThat(parse(number(digits)).get("a").decimalValue()).isEqualTo(new BigDecimal(digits));
  }

  @Test
  @DisplayName("AT-170 takes strings, names and values as long and as many as the body may hold")
  void limitsNothingThatTheBodyLimits() throws RejectedException {
    assertThat(parse("{\"a\":\"" + "s".repeat(1_000_000) + "\"}").get("a").textValue())
        .hasSize(1_000_000);
    assertThat(parse("{\"" + "n".repeat(1_000_000) + "\":1}").has("n".repeat(1_000_000))).isTrue();
    assertThat(parse("{\"a\":[" + "1,".repeat(499_999) + "1]}").get("a").size()).isEqualTo(500_000);
    String names =
        IntStream.range(0, 100_000)
            .mapToObj(i -> "\"n" + i + "\":1")
            .collect(Collectors.joining(",", "{", "}"));
    assertThat(parse(names).size()).isEqualTo(100_000);
  }

  @Test
  void readsALongNameAsStrictlyAsAnother() {
    String name = "\"" + "n".repeat(257) + "\":1";

    assertThat(reason("{" + name + "," + name + "}")).isEqualTo(Reason.MALFORMED);
    assertThat(reason("{" + name + ",}")).isEqualTo(Reason.MALFORMED);
    assertThat(reason("{" + name + "}{}")).isEqualTo(Reason.MALFORMED);
    assertThat(reason("{" + name + ",\"a\":1e99999999999}")).isEqualTo(Reason.MALFORMED);
    assertThat(reason("{" + name + ",\"a\":" + "9".repeat(1_001) + "}"))
        .isEqualTo(Reason.TOO_LARGE);
    assertThat(reason("{\"a\":" + "[".repeat(32) + "{" + name + "}" + "]".repeat(32) + "}"))
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  @DisplayName("AT-171 loads no class that the JSON names")
  void loadsNoClassThatTheJsonNames() throws RejectedException {
    ObjectNode json = parse("{\"@class\":\"java.net.URL\",\"@type\":\"java.io.File\"}");

    assertThat(json.get("@class").textValue()).isEqualTo("java.net.URL");
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void quotesNothingOfWhatItRefuses(String json) {
    RejectedException refusal = Refusals.refusal(() -> parse(json));

    assertThat(refusal).hasMessageNotContaining("12345678900").hasNoCause();
  }

  static Stream<String> secrets() {
    return Stream.of(
        "{\"personId\":\"12345678900\"", "{\"12345678900\":1,\"12345678900\":2}", "12345678900");
  }

  @Test
  void parsesARangeAsIfItStoodAlone() {
    Content text = Content.ofText("\ufeff{\"a\":1}\0");

    assertThatCode(() -> text.range(3, text.size() - 1).toJsonObject()).doesNotThrowAnyException();
    assertThat(Refusals.reason(text::toJsonObject)).isEqualTo(Reason.MALFORMED);
  }

  private static String number(String digits) {
    return "{\"a\":" + digits + "}";
  }

  private static ObjectNode parse(String json) throws RejectedException {
    return Content.ofText(json).toJsonObject();
  }

  private static Reason reason(String json) {
    return Refusals.reason(() -> parse(json));
  }
}
