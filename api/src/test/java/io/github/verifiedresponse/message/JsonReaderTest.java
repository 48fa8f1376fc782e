package io.github.verifiedresponse.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonPointer;
import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.wire.JsonReader;
import io.github.verifiedresponse.wire.StrictJson;
import io.github.verifiedresponse.wire.WantedFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One pass is as strict as the tree, finds the judged fields, and is compared with the tree. */
class JsonReaderTest {
  private static final String ID = "/requestId";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"requestId\":\"r\"}|/requestId|\"r\"",
        "{\"request\\u0049d\":\"\\u00e9\\n\"}|/requestId|\"\u00e9\\n\"",
        "{\"a\":{\"b\":1},\"b\":2}|/a/b|1",
        "{\"a\":{\"a\":1},\"b\":{\"b\":2}}|/b/b|2",
        "{\"a\":[{\"id\":1},{\"id\":2}]}|/a/1/id|2",
        "{\"a\":{\"1\":{\"id\":3}}}|/a/1/id|3",
        "{\"a\":[1,[2,3]]}|/a/1|[2,3]",
        "{\"a/b\":{\"~\":true}}|/a~1b/~0|true",
        "{\"\":{\"\":null}}|//|null",
        "{\"n\":-12345678901234567890}|/n|-12345678901234567890",
        "{\"n\":-0}|/n|0",
        "{\"n\":1.10}|/n|1.10",
      })
  void findsAFieldByItsPointer(String json, String field, String value) throws RejectedException {
    StrictObject object = read(json, field);

    assertThat(object.at(JsonPointer.compile(field))).hasToString(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":[1]}|/a/1",
        "{\"a\":[1,2]}|/a/01",
        "{\"a\":[1,2]}|/a/-",
        "{\"a\":{\"b\":1}}|/b",
        "{\"a\":\"b\"}|/a/b",
        "{\"ab\":1}|/a",
      })
  void findsNothingWhereThereIsNothing(String json, String field) throws RejectedException {
    assertThat(read(json, field).at(JsonPointer.compile(field)).isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"\\u0061\":1,\"a\":2}",
        "{\"\u00e9\":1,\"\\u00e9\":2}",
        "{\"\ud83d\ude00\":1,\"\\ud83d\\ude00\":2}",
        "{\"a/\":1,\"a\\/\":2}",
        "{\"a\":{\"b\":1,\"c\":{\"b\":1},\"b\":2}}",
        "{\"a\":[{},{\"b\":1,\"b\":2}]}",
        "{\"\":1,\"\":2}",
      })
  void refusesANameThatOccursTwiceHoweverItIsWritten(String json) {
    assertThat(refusal(json).detail()).isEqualTo("an object in the JSON contains a name twice");
  }

  @Test
  void takesANameAgainInAnotherObject() throws RejectedException {
    assertThat(
            read("{\"a\":{\"a\":{\"a\":1},\"b\":{\"a\":1}},\"b\":[{\"a\":1},{\"a\":1}]}", "/b/1/a")
                .isEmpty())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\udc00", "\\ud83d\\u0041", "\\udc00\\ud800", "\\ud800x"})
  void refusesHalfASurrogatePair(String escape) {
    String sentence = "the JSON contains the escape of an unpaired surrogate";

    assertThat(refusal("{\"a\":\"" + escape + "\"}").detail()).isEqualTo(sentence);
    assertThat(refusal("{\"" + escape + "\":1}").detail()).isEqualTo(sentence);
  }

  /** Overlong, surrogates, beyond U+10FFFF, without their lead, cut off. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00c0\u0080",
        "\u00c1\u00bf",
        "\u00e0\u009f\u00bf",
        "\u00f0\u008f\u00bf\u00bf",
        "\u00ed\u00a0\u0080",
        "\u00ed\u00bf\u00bf",
        "\u00f4\u0090\u0080\u0080",
        "\u00f5\u0080\u0080\u0080",
        "\u0080",
        "\u00bf",
        "\u00c3",
        "\u00e2\u0082",
        "\u00f0\u009f\u0098",
        "\u00ff",
        "\u00fe"
      })
  void refusesWhatIsNoUtf8(String latin1) {
    byte[] json = ("{\"a\":\"" + latin1 + "\"}").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(refusal(json, 0, json.length).detail()).startsWith("the JSON is not valid UTF-8");
    // also where the bytes that would complete a sequence are behind the text
    byte[] range = "{\"a\":\"\u20ac\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(refusal(range, 0, 8).detail()).isEqualTo("the JSON is not valid UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "[{}]",
        "1",
        "\"a\"",
        "null",
        "{}{}",
        "{} 1",
        "{},",
        "{",
        "{\"a\":[}",
        "{]",
        "{\"a\":1,}",
        "{\"a\":[1,]}",
        "{,}",
        "{\"a\" 1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":01}",
        "{\"a\":1.}",
        "{\"a\":.5}",
        "{\"a\":1e}",
        "{\"a\":-}",
        "{\"a\":+1}",
        "{\"a\":tru}",
        "{\"a\":truex}",
        "{\"a\":NaN}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"b}",
        "{a:1}",
        "\ufeff{}",
        "{\"a\":\"\0\"}",
        "{}\0",
        "{\"a\":1e99999999999}"
      })
  void refusesInTheWordsOfTheTree(String json) {
    assertThat(refusal(json).detail())
        .isEqualTo(Refusals.refusal(() -> Content.ofText(json).toJsonObject()).detail());
    assertThat(refusal(json).reason()).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void keepsTheLimitsOfLevelsAndDigits() throws RejectedException {
    assertThat(read(nested(32), ID).isEmpty()).isFalse();
    assertThat(refusal(nested(33)).detail())
        .isEqualTo("the JSON is nested more than 32 levels deep (max-json-depth)");
    assertThat(refusal(nested(500_000)).reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(read("{\"a\":-" + "9".repeat(998) + ".0e1}", ID).isEmpty()).isFalse();
    assertThat(refusal("{\"a\":-" + "9".repeat(999) + ".0e1}").detail())
        .isEqualTo("a number in the JSON has more than 1000 digits (max-json-digits)");
  }

  @Test
  void takesAThousandLevelsWithoutAStack() throws RejectedException {
    byte[] json = nested(1_000).getBytes(StandardCharsets.UTF_8);
    JsonReader deep = new JsonReader(new StrictJson(1_000, 1_000), wanted(ID));

    assertThat(
            Content.copyOf(json).toStrictObject(deep).at(JsonPointer.compile(ID)).isMissingNode())
        .isTrue();
  }

  @Test
  void countsTheValuesOfATextWithoutASignature() throws RejectedException {
    // brackets of the object and of the array, and a name, are five
    Content most = Content.ofText("{\"a\":[1" + ",1".repeat(19_994) + "]}");
    Content more = Content.ofText("{\"a\":[1" + ",1".repeat(19_995) + "]}");

    assertThat(most.toUnverifiedObject(reader(ID)).isEmpty()).isFalse();
    assertThat(Refusals.reason(() -> more.toUnverifiedObject(reader(ID))))
        .isEqualTo(Reason.TOO_LARGE);
    assertThat(more.toStrictObject(reader(ID)).isEmpty()).isFalse();
  }

  @Test
  void findsADuplicateAmongAHundredThousandNames() throws RejectedException {
    String names =
        IntStream.range(0, 100_000)
            .mapToObj(i -> "\"n" + i + "\":{\"n\":1}")
            .collect(Collectors.joining(","));

    assertThat(read("{" + names + "}", "/n99999/n").at(JsonPointer.compile("/n99999/n")).intValue())
        .isEqualTo(1);
    assertThat(refusal("{" + names + ",\"n50000\":1}").reason()).isEqualTo(Reason.MALFORMED);
    assertThat(refusal("{" + names + ",\"\\u006e0\":1}").reason()).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void readsAFieldThatNothingHasNamedBeforehand() throws RejectedException {
    assertThat(read("{\"a\":1}", ID).at(JsonPointer.compile("/a")).intValue()).isEqualTo(1);
  }

  @Test
  void readsATypeFromTheBytesAndComparesOnTheWay() throws RejectedException, IOException {
    String json =
        "{\"x\":{\"y\":[1,{\"z\":[-0.5e3,true,null]}]},\"requestId\":\"r\\u0031\",\"more\":[[{\"requestId\":2}]]}";
    StrictObject object = read(json, ID, "/x/y/0", "/x/y/1/z/0", "/x/y/1/z/1", "/x/y/1/z/2");

    assertThat(object.as(Request.class)).isEqualTo(new Request("r1"));
    assertThat(object.tree().path("x").path("y").path(1).path("z").path(0).decimalValue())
        .isEqualByComparingTo("-500");
  }

  /** What an application reads; it has no field for the rest. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Request(String requestId) {}

  private static String nested(int levels) {
    return "{\"a\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
  }

  private static WantedFields wanted(String... fields) {
    return WantedFields.of(Arrays.stream(fields).map(JsonPointer::compile).toList());
  }

  private static JsonReader reader(String... fields) {
    return new JsonReader(StrictJson.usual(), wanted(fields));
  }

  private static StrictObject read(String json, String... fields) throws RejectedException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return Content.copyOf(bytes).toStrictObject(reader(fields));
  }

  private static RejectedException refusal(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return refusal(bytes, 0, bytes.length);
  }

  private static RejectedException refusal(byte[] bytes, int offset, int length) {
    Content range = Content.copyOf(bytes).range(offset, offset + length);
    return Refusals.refusal(() -> range.toStrictObject(reader(ID)));
  }
}
