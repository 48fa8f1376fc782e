package io.github.verifiedresponse.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CarrierTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  @Test
  void takesTheWholeBody() throws RejectedException {
    SignedParts carried = take(Carrier.body("application/jwt"), TestMessage.ofToken("token"));

    assertThat(carried.content()).isEqualTo(Content.ofText("token"));
    assertThat(carried.signature()).isNull();
    assertThat(Carrier.body("application/jwt").mediaTypes()).containsExactly("application/jwt");
  }

  @Test
  void refusesABodyOfNoMediaType() {
    assertThatThrownBy(Carrier::body)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a body carrier needs at least one media type");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void takesATextThatStandsOnce(Carrier carrier, TestMessage message) throws RejectedException {
    assertThat(take(carrier, message).content()).isEqualTo(Content.ofText("to ken\u00e9"));
    assertThat(take(carrier, message).signature()).isNull();
  }

  static Stream<Object[]> texts() {
    return Stream.of(
        new Object[] {
          Carriers.header("X-Result"), new TestMessage().header("x-result", "to ken\u00e9")
        },
        new Object[] {Carriers.query("r"), TestMessage.get("/results?q=1&r=to+ken%C3%A9&s=2")},
        new Object[] {Carriers.form("r"), form("q=1&r=to%20ken%c3%a9&s")},
        new Object[] {
          Carriers.jsonField("/a/b"), TestMessage.ofJson("{\"a\":{\"b\":\"to ken\\u00e9\"}}")
        },
        new Object[] {Carriers.jsonField("/1"), TestMessage.ofJson("{\"1\":\"to ken\u00e9\"}")},
        new Object[] {
          Carriers.jsonField("/a~1b"), TestMessage.ofJson("{\"a/b\":\"to ken\u00e9\"}")
        });
  }

  @ParameterizedTest
  @MethodSource("absences")
  void saysThatNothingWasFound(Carrier carrier, TestMessage message) {
    assertThat(reason(carrier, message)).isEqualTo(Reason.MISSING_SIGNATURE);
  }

  static Stream<Object[]> absences() {
    return Stream.of(
        new Object[] {Carriers.header("X-Result"), new TestMessage()},
        new Object[] {Carriers.header("X-Result"), new TestMessage().header("X-Result", "")},
        new Object[] {Carriers.query("r"), TestMessage.get("/results")},
        new Object[] {Carriers.query("r"), TestMessage.get("/results?r")},
        new Object[] {Carriers.query("r"), TestMessage.get("/results?r=&R=token")},
        new Object[] {Carriers.form("r"), form("")},
        new Object[] {Carriers.form("r"), form("&&r=")},
        new Object[] {Carriers.form("r"), form("q=1").target("/results?r=a")},
        new Object[] {Carriers.query("r"), form("r=a").target("/results?q=1")},
        new Object[] {Carriers.jsonField("/r"), TestMessage.ofJson("{}")},
        new Object[] {Carriers.jsonField("/r"), TestMessage.ofJson("{\"r\":null}")},
        new Object[] {Carriers.jsonField("/r"), TestMessage.ofJson("{\"r\":\"\"}")},
        new Object[] {Carriers.jsonField("/r/s"), TestMessage.ofJson("{\"r\":\"token\"}")},
        new Object[] {Carriers.jsonFields("/r", "/s"), TestMessage.ofJson("{\"r\":\"token\"}")},
        new Object[] {Carriers.jsonFields("/r", "/s"), TestMessage.ofJson("{\"s\":\"00\"}")});
  }

  @ParameterizedTest
  @MethodSource("duplicates")
  void refusesATextThatStandsTwice(Carrier carrier, TestMessage message) {
    assertThat(reason(carrier, message)).isEqualTo(Reason.AMBIGUOUS);
  }

  static Stream<Object[]> duplicates() {
    return Stream.of(
        new Object[] {Carriers.header("X-Result"), new TestMessage().header("X-Result", "a", "a")},
        new Object[] {Carriers.header("X-Result"), new TestMessage().header("X-Result", "", "a")},
        new Object[] {Carriers.query("r"), TestMessage.get("/results?r=a&r=b")},
        new Object[] {Carriers.query("r"), TestMessage.get("/results?r=a&%72=b")},
        new Object[] {Carriers.query("r"), TestMessage.get("/results?r=a&r")},
        new Object[] {Carriers.query("r"), TestMessage.get("/results?q=1;r=b&r=a")},
        new Object[] {Carriers.query("r"), TestMessage.get("/results?r=a;r")},
        new Object[] {Carriers.query("r"), form("r=b").target("/results?r=a")},
        new Object[] {Carriers.query("r"), form("q=1&%72=b").method("PUT").target("/results?r=a")},
        new Object[] {Carriers.form("r"), form("r=a").target("/results?r=b")},
        new Object[] {Carriers.form("r"), form("r=a").target("/results?%72")},
        new Object[] {Carriers.form("r"), form("r=a;r=b")},
        new Object[] {Carriers.form("r"), form("r=a&r=")});
  }

  @ParameterizedTest
  @MethodSource("undecodable")
  void refusesWhatCannotBeDecoded(Carrier carrier, TestMessage message) {
    assertThat(reason(carrier, message)).isEqualTo(Reason.MALFORMED);
  }

  static Stream<Object[]> undecodable() {
    return Stream.of(
        new Object[] {Carriers.query("r"), TestMessage.get("/results?r=a&x=%zz")},
        new Object[] {Carriers.form("r"), form("r=%ff")},
        new Object[] {Carriers.jsonField("/r"), TestMessage.ofJson("{\"r\":1}")},
        new Object[] {Carriers.jsonField("/r"), TestMessage.ofJson("{\"r\":[\"token\"]}")},
        new Object[] {Carriers.jsonField("/r"), TestMessage.ofJson("{\"r\":\"a\",\"r\":\"b\"}")},
        new Object[] {Carriers.jsonField("/0"), TestMessage.ofJson("[\"token\"]")},
        new Object[] {Carriers.jsonField("/r"), TestMessage.ofJson("")},
        new Object[] {
          Carriers.jsonFields("/r", "/s"), TestMessage.ofJson("{\"r\":\"token\",\"s\":0}")
        });
  }

  @Test
  void takesContentAndSignatureOutOfOneJson() throws RejectedException {
    SignedParts carried =
        take(
            Carriers.jsonFields("/response", "/signature"),
            TestMessage.ofJson(
                "{\"response\":\"{\\\"a\\\":\\\"\\\\/\\\"}\",\"signature\":\"00\"}"));

    assertThat(carried.content()).isEqualTo(Content.ofText("{\"a\":\"\\/\"}"));
    assertThat(carried.signature()).isEqualTo("00");
    assertThat(carried.signatureOr("Signature")).isEqualTo("00");
  }

  @Test
  void takesALongTokenOutOfAnEnvelope() throws RejectedException {
    String token = "t".repeat(200_000);

    assertThat(take(Carriers.jsonField("/r"), TestMessage.ofJson("{\"r\":\"" + token + "\"}")))
        .extracting(carried -> carried.content().size())
        .isEqualTo(200_000);
  }

  @Test
  void takesAHeaderOf16KiBAndNoLonger() throws RejectedException {
    Carrier carrier = Carriers.header("X-Result");
    String longest = "t".repeat(16 * 1024);

    assertThat(take(carrier, new TestMessage().header("X-Result", longest)).content().size())
        .isEqualTo(16 * 1024);
    assertThat(reason(carrier, new TestMessage().header("X-Result", longest + "t")))
        .isEqualTo(Reason.TOO_LARGE);
    assertThat(reason(Carriers.query("r"), TestMessage.get("/?r=" + longest + "t")))
        .isEqualTo(Reason.TOO_LARGE);
    assertThat(take(Carriers.form("r"), form("r=" + longest + "t")).content().size())
        .isEqualTo(16 * 1024 + 1);
  }

  @Test
  void asksForThePartsOfAMultipartForm() throws RejectedException {
    TestMessage multipart =
        new TestMessage().header("Content-Type", "multipart/form-data; boundary=b").body("parts");
    InboundMessage known =
        multipart.builder().parts((body, name) -> List.of(name + " of " + body)).build();

    assertThat(Carriers.form("r").take(known).content()).isEqualTo(Content.ofText("r of 5 bytes"));
    assertThat(reason(Carriers.form("r"), multipart)).isEqualTo(Reason.UNSUPPORTED_CONTENT);
    assertThat(reason(Carriers.query("r"), multipart.target("/?r=a")))
        .isEqualTo(Reason.UNSUPPORTED_CONTENT);
  }

  @Test
  void refusesAFormOfMoreThanAThousandFields() {
    assertThat(reason(Carriers.form("r"), form("a=&".repeat(1_000) + "r=t")))
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void readsNoBodyForAHeaderOrAQuery() throws RejectedException {
    TestMessage message = TestMessage.ofJson("{}").target("/?r=a").header("X-Result", "a");

    take(Carriers.header("X-Result"), message);
    take(Carriers.query("r"), message);

    assertThat(message.reads()).isZero();
    assertThat(Carriers.header("X-Result").mediaTypes()).isEmpty();
    assertThat(Carriers.query("r").mediaTypes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "signedResponse", "a/b"})
  void refusesAPointerThatNamesNoField(String pointer) {
    assertThatThrownBy(() -> Carriers.jsonField(pointer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("starts with a slash");
    assertThatThrownBy(() -> Carriers.jsonFields("/a", pointer))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void showsItsPlace() {
    assertThat(Carrier.body("text/plain")).hasToString("body");
    assertThat(Carriers.header("X-Result")).hasToString("the header X-Result");
    assertThat(Carriers.query("r")).hasToString("the query parameter r");
    assertThat(Carriers.form("r")).hasToString("the form field r");
    assertThat(Carriers.jsonField("/r")).hasToString("JSON field /r");
    assertThat(Carriers.jsonFields("/r", "/s")).hasToString("JSON fields /r,/s");
  }

  private static TestMessage form(String body) {
    return new TestMessage().header("Content-Type", FORM).body(body);
  }

  private static SignedParts take(Carrier carrier, TestMessage message) throws RejectedException {
    return carrier.take(message.build());
  }

  private static Reason reason(Carrier carrier, TestMessage message) {
    return Refusals.reason(() -> carrier.take(message.build()));
  }
}
