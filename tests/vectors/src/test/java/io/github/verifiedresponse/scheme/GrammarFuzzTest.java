package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.tests.vectors.FuzzMessages;
import io.github.verifiedresponse.tests.vectors.FuzzTime;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Any pattern of a signature header is one, or is refused as a mistake of the entry; and any value
 * of such a header is refused, under the patterns of the table. An input is a pattern, a line with
 * a separator, and the value.
 */
class GrammarFuzzTest {
  private static final int MOST_SIGNATURES = 8;

  private record Row(String header, ResponseVerifier verifier) {}

  private static final List<Row> ROWS =
      Stream.of("stripe", "paddle", "persona", "standard-webhooks", "revolut", "github")
          .map(Vendors::named)
          .map(
              vendor ->
                  new Row(
                      vendor.signature.substring("header:".length()),
                      FuzzMessages.verifier(vendor.scheme(FuzzMessages.deployment(vendor)))))
          .toList();

  @FuzzTest(maxDuration = FuzzTime.EACH)
  void reads(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertTimeout(FuzzTime.SOON, () -> read(List.of((text + "\n\n").split("\n", 3))));
  }

  private static void read(List<String> lines) {
    String value = lines.get(2).strip();
    readAs(lines.get(0), lines.get(1), value);
    for (Row row : ROWS) {
      TestMessage message =
          TestMessage.ofJson("{\"id\":\"1\"}")
              .header("webhook-id", "1")
              .header("webhook-timestamp", "1700000000")
              .header("Revolut-Request-Timestamp", "1700000000000")
              .header(row.header(), value);
      assertThat(Verdicts.reason(row.verifier().verify(message.build())).status())
          .as(row.header())
          .isBetween(400, 499);
    }
  }

  private static void readAs(String pattern, String separator, String value) {
    Grammar grammar;
    try {
      grammar = new Grammar(pattern, separator);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageMatching("(?s).+");
      return;
    }
    List<Grammar.Group> groups = grammar.read(value);
    if (groups != null) {
      assertThat(groups).isNotEmpty();
      assertThat(groups.stream().mapToInt(group -> group.signatures().size()).sum())
          .isBetween(1, MOST_SIGNATURES);
      assertThat(groups).allSatisfy(group -> assertThat(value).contains(group.signatures()));
    }
  }
}
