package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How signatures and times are read from a text that anyone may have written. */
class SignatureTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v1,a        | [a]",
        "v1,a v1,b   | [a, b]",
        "v0,x v1,b   | [b]",
        "v1,         | ['']",
        "v0,x        | none",
        "'v1,a '     | none",
        "' v1,a'     | none",
        "'v1,a  v1,b'| none",
      })
  void readsEntriesAndNoneThatIsEmpty(String text, String signatures) {
    var groups = new Grammar("v1,{signature}", " ").read(text);

    if (signatures.equals("none")) {
      assertThat(groups).isNull();
    } else {
      assertThat(groups)
          .singleElement()
          .extracting(group -> group.signatures().toString())
          .isEqualTo(signatures.replace("'", ""));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t=1,v1=a      | 1",
        "t=1,v1=a,v2=b | 1",
        "v1=a,t=1      | 1",
        "t=1,t=2,v1=a  | none",
        "t=1,,v1=a     | none",
        "t=1,v1=a,     | none",
        "t=1           | none",
      })
  void readsATimeBesideASignatureOnce(String text, String time) {
    var groups = new Grammar("t={time},v1={signature}", "").read(text);

    if (time.equals("none")) {
      assertThat(groups).isNull();
    } else {
      assertThat(groups).singleElement().extracting(Grammar.Group::time).isEqualTo(time);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0123456789",
        "123456789",
        "12345678901",
        "+123456789",
        "-123456789",
        "123456789a",
        "1234 56789",
        "١٢٣٤٥٦٧٨٩٠",
        "1234567890\n"
      })
  void secondsAreTenDigitsAndTheFirstIsNoZero(String text) {
    assertThat(TimeForm.SECONDS.parse(text)).isNull();
    assertThat(TimeForm.SECONDS.parse("1234567890")).isEqualTo(Instant.ofEpochSecond(1234567890));
    assertThat(TimeForm.MILLISECONDS.parse(text)).isNull();
    assertThat(TimeForm.MILLISECONDS.parse("1234567890123"))
        .isEqualTo(Instant.ofEpochMilli(1234567890123L));
  }
}
