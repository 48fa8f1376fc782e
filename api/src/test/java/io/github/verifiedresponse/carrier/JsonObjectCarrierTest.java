package io.github.verifiedresponse.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A result that is an object of the body, not a string. */
class JsonObjectCarrierTest {
  private static final String POINTER = "/items/0/item";

  private static String taken(String pointer, String body) throws RejectedException {
    Content content = Carriers.jsonField(pointer).take(TestMessage.ofJson(body).build()).content();
    return content.toText(StandardCharsets.UTF_8);
  }

  @Test
  void isTakenByteForByte() throws Exception {
    String item = "{ \"id\" : 1.50, \"of\":[{\"a\":\"\\u0041\u00e9\"} ]\n}";

    assertThat(taken(POINTER, " {\"items\": [ {\"item\" :" + item + "} ], \"live\":true}"))
        .isEqualTo(item);
    assertThat(taken("/item", "{\"item\":" + item + "}")).isEqualTo(item);
    assertThat(taken("/it~1em", "{\"it\\/em\":{}}")).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/items/0/item | {'items':[{'item':{'a':1}},{'item':{'a':2}}]}",
        "/items/0/item | {'items':[{'item':{'a':1}},null]}",
        "/items/1/item | {'items':[{'item':{'a':1}},{'item':{'a':2}},{}]}",
        "/items/0      | {'items':[{'a':1},{'a':2}]}",
        "/a/0/b/0      | {'a':[{'b':[{'c':1}]},{'b':[{'c':2}]}]}",
        "/a/0/b/0      | {'a':[{'b':[{'c':1},{'c':2}]}]}"
      })
  void isTheOnlyOneOfItsArray(String pointer, String body) {
    assertThatThrownBy(() -> taken(pointer, body.replace('\'', '"')))
        .isInstanceOfSatisfying(
            RejectedException.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Reason.MALFORMED);
              assertThat(refused.detail())
                  .contains("there is a result in /")
                  .contains("the only one");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{'item':[]}", "{'item':1}", "{'item':true}", "{'item':[{'a':1}]}"})
  void isNoOtherKindOfValue(String body) {
    assertThatThrownBy(() -> taken("/item", body.replace('\'', '"')))
        .isInstanceOfSatisfying(
            RejectedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.MALFORMED));
  }

  /** The texts of several answers may be side by side, as they always might. */
  @Test
  void doesNotMatterToAString() throws Exception {
    assertThat(taken("/items/0", "{\"items\":[\"first\",\"second\"]}")).isEqualTo("first");
  }
}
