package io.github.verifiedresponse.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CarrierPlaceTest {

  @ParameterizedTest
  @CsvSource({
    "header:X-Token, the header X-Token",
    "query:t, the query parameter t",
    "form:a:b, the form field a:b"
  })
  void isReadAsTheSettingIsWritten(String place, String carrier) {
    assertThat(Carriers.at(place)).hasToString("Optional[" + carrier + "]");
  }

  @Test
  void namesFieldsOfAnEnvelope() {
    assertThat(Carriers.at("json:/a")).contains(Carriers.jsonField("/a"));
    assertThat(Carriers.at("json:/a, /b")).contains(Carriers.jsonFields("/a", "/b"));
  }

  @Test
  void isTheSchemesOwnForABody() {
    assertThat(Carriers.at("body")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "header", "header:", "query: ", "cookie:x", "body:x", "Header:x", "/a"})
  void isRefusedWhereItIsNone(String place) {
    assertThatThrownBy(() -> Carriers.at(place))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("use body, header:NAME, form:NAME, query:NAME, json:/POINTER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json:a", "json:/", "json:/a,", "json:/a,,/b", "json:/a,/b,/c"})
  void isRefusedWithPointersThatNameNoFields(String place) {
    assertThatThrownBy(() -> Carriers.at(place))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .containsAnyOf(
            "write a JSON pointer, which starts with a slash", "write one pointer, or two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X Token", "X:Token", "X-Tok\u00e9n", "", "X\r\nY"})
  void isRefusedWithANameThatNoHeaderHas(String name) {
    assertThatThrownBy(() -> Carriers.header(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a header name must not contain spaces or separators");
  }
}
