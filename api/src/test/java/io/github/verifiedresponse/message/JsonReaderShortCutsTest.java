package io.github.verifiedresponse.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.wire.JsonReader;
import io.github.verifiedresponse.wire.StrictJson;
import io.github.verifiedresponse.wire.WantedFields;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read in a quicker way where it is small, or plain, or long, means the same. */
class JsonReaderShortCutsTest {
  /** Few names are compared with each other, many are looked up: on both sides of that. */
  @Test
  void findsADuplicateAmongFewAndAmongManyNamesAtEveryLevel() throws RejectedException {
    for (int count = 1; count <= 40; count++) {
      String inner = names(count, i -> "1");
      int last = count - 1;
      String outer = names(count, i -> i == last ? "{" + inner + "}" : "[{" + inner + "}]");
      String field = "/n" + last + "/n" + last;

      assertThat(read("{" + outer + "}", field).at(JsonPointer.compile(field)).intValue())
          .isEqualTo(1);
      for (int i = 0; i < count; i++) {
        String again = ",\"n" + i + "\":1";
        assertThat(reason("{" + outer + again + "}")).isEqualTo(Reason.MALFORMED);
        assertThat(reason("{\"n\":[{" + inner + "},{" + inner + again + "}]}"))
            .isEqualTo(Reason.MALFORMED);
      }
    }
  }

  private static String names(int count, IntFunction<String> value) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"n" + i + "\":" + value.apply(i))
        .collect(Collectors.joining(","));
  }

  /** Strings are read by eight bytes and by 32: an odd one is found wherever it is. */
  @ParameterizedTest
  @ValueSource(strings = {"\t", "\u007f", "\"", "\\", "\\n", "\u00e9", "\u20ac", "\ud83d\ude00"})
  void findsAnOddByteAtEveryPlaceOfAString(String odd) {
    for (int length = 0; length <= 150; length++) {
      for (int at = 0; at <= length; at++) {
        String json = "{\"a\":\"" + "x".repeat(at) + odd + "y".repeat(length - at) + "\"}";
        assertThat(isRead(() -> read(json, "/a")))
            .as("%d of %d", at, length)
            .isEqualTo(isRead(() -> Content.ofText(json).toJsonObject()));
      }
    }
  }

  private static boolean isRead(Callable<Object> reading) {
    try {
      return reading.call() != null;
    } catch (Exception refused) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":\"plain\"}|plain",
        "{ \"b\" : 1, \"a\" : \"\u00e9\" }|\u00e9",
        "{\"a\":\"\"}|``",
        "{\"a\":\"pl\\u0061in\"}|",
        "{\"a\":\"a\\/b\"}|",
        "{\"a\":1}|",
        "{\"a\":{\"a\":\"x\"}}|",
        "{\"b\":\"x\"}|",
        "{\"b\":\"\\n\",\"a\":\"x\"}|x",
      })
  void handsOutAStringWithoutEscapesAsARangeOfTheText(String json, @Nullable String text)
      throws RejectedException {
    Content whole = Content.ofText("[" + json + "]");
    Content object = whole.range(1, whole.size() - 1);
    Optional<Content> plain =
        object.toStrictObject(reader("/a")).plainText(JsonPointer.compile("/a"), object);

    assertThat(plain).isEqualTo(Optional.ofNullable(text).map(Content::ofText));
    assertThat(object.toStrictObject(reader("/b")).plainText(JsonPointer.compile("/a"), object))
        .isEmpty();
  }

  private static JsonReader reader(String field) {
    return new JsonReader(StrictJson.usual(), WantedFields.of(List.of(JsonPointer.compile(field))));
  }

  private static StrictObject read(String json, String field) throws RejectedException {
    return Content.ofText(json).toStrictObject(reader(field));
  }

  private static Reason reason(String json) {
    return Refusals.reason(() -> read(json, "/a"));
  }
}
