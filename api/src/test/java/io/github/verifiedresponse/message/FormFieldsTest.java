package io.github.verifiedresponse.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Refusals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormFieldsTest {

  @Test
  void decodesPairsInOrder() throws RejectedException {
    FormFields fields = parse("b=1&a=x+y&b=%32&c&=v&d=e=f&%C3%A9=\u00e9");

    assertThat(fields.toMap().keySet()).containsExactly("b", "a", "c", "", "d", "\u00e9");
    assertThat(fields.values("b")).containsExactly("1", "2");
    assertThat(fields.values("a")).containsExactly("x y");
    assertThat(fields.values("c")).containsExactly("");
    assertThat(fields.values("")).containsExactly("v");
    assertThat(fields.values("d")).containsExactly("e=f");
    assertThat(fields.values("\u00e9")).containsExactly("\u00e9");
    assertThat(fields.values("x")).isEmpty();
  }

  @Test
  void passesOverEmptyPairs() throws RejectedException {
    assertThat(parse("").toMap()).isEmpty();
    assertThat(parse("&&a=1&").toMap()).containsOnlyKeys("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=%",
        "a=%4",
        "a=%4&b",
        "a=%zz",
        "a=%-1",
        "a=%+1",
        "a=%\uff14\uff11",
        "%=a",
        "a=%ff",
        "a=%c0%af",
        "a=%ed%a0%80",
        "a=%u0041"
      })
  void refusesWhatCannotBeDecoded(String text) {
    assertThat(Refusals.reason(() -> parse(text))).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void takesAThousandPairsAndNoMore() throws RejectedException {
    assertThat(parse("a=1&".repeat(1_000)).values("a")).hasSize(1_000);
    assertThat(Refusals.reason(() -> parse("a=1&".repeat(1_001)))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void takesAThousandSemicolonsAndNoMore() throws RejectedException {
    assertThat(parse("a=1" + ";b".repeat(1_000)).everyValue("b")).hasSize(1_000);
    assertThat(Refusals.reason(() -> parse("a=1" + ";".repeat(1_001)))).isEqualTo(Reason.TOO_LARGE);
    assertThat(Refusals.reason(() -> parse("a=;;&".repeat(501)))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void cannotBeChangedThroughItsMap() throws RejectedException {
    FormFields fields = parse("a=1");

    assertThatThrownBy(() -> fields.toMap().put("b", List.of()))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static FormFields parse(String text) throws RejectedException {
    return FormFields.parse(Content.ofText(text));
  }
}
