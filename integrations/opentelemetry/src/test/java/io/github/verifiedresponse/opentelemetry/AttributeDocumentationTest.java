package io.github.verifiedresponse.opentelemetry;

import static io.github.verifiedresponse.opentelemetry.Traced.approved;
import static io.github.verifiedresponse.opentelemetry.Traced.message;
import static io.github.verifiedresponse.opentelemetry.Traced.verified;
import static io.github.verifiedresponse.opentelemetry.Traced.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.VerificationEvent.Result;
import io.github.verifiedresponse.VerificationEvent.Step;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.replay.Settlement;
import io.github.verifiedresponse.result.Outcome;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Holds the tables of {@code docs/operate.md} to what spans really have. */
class AttributeDocumentationTest {
  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  private static final Path PAGE = Path.of("..", "..", "docs", "operate.md");

  @Test
  void listsEachAttributeWithItsTypeAndWhereItIs() throws IOException {
    Map<String, String> documented = new TreeMap<>();
    for (List<String> row : table()) {
      documented.put(row.get(0), row.get(1) + " on " + row.get(2));
    }

    assertThat(documented).isEqualTo(recorded());
  }

  @Test
  void listsTheValuesOfWhatHasFew() throws IOException {
    Map<String, String> values =
        table().stream().collect(Collectors.toMap(row -> row.get(0), row -> row.get(3)));

    assertThat(values)
        .containsEntry("`verified_response.filter`", codes(FilterKind.values(), FilterKind::code))
        .containsEntry("`verified_response.result`", codes(Result.values(), Result::code))
        .containsEntry(
            "`verified_response.settlement`", codes(Settlement.values(), Settlement::code))
        .containsEntry(
            "`verified_response.outcome`",
            codes(Outcome.values(), outcome -> outcome.name().toLowerCase(Locale.ROOT)));
    assertThat(Files.readString(PAGE))
        .contains(codes(Step.values(), step -> "verified_response." + step.code()));
  }

  /** {@return the rows of the table, of cells} */
  private static List<List<String>> table() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .dropWhile(line -> !line.equals("<!-- span-attributes -->"))
        .takeWhile(line -> !line.equals("<!-- /span-attributes -->"))
        .filter(line -> line.startsWith("| `"))
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).skip(1).toList())
        .toList();
  }

  private static <T> String codes(T[] values, Function<T, String> code) {
    return Arrays.stream(values)
        .map(value -> "`" + code.apply(value) + "`")
        .collect(Collectors.joining(", "));
  }

  /** {@return each attribute of two requests, with its type and where it is} */
  private static Map<String, String> recorded() {
    Map<String, Set<String>> places = new TreeMap<>();
    Map<String, String> types = new TreeMap<>();
    for (SpanData span : List.of(handled(), unavailable())) {
      note(span.getAttributes(), "span", places, types);
      span.getEvents().forEach(event -> note(event.getAttributes(), "event", places, types));
    }
    Map<String, String> rows = new TreeMap<>();
    places.forEach(
        (name, where) -> rows.put(name, types.get(name) + " on " + String.join(", ", where)));
    return rows;
  }

  private static void note(
      Attributes attributes,
      String place,
      Map<String, Set<String>> places,
      Map<String, String> types) {
    attributes.forEach(
        (key, value) -> {
          String name = "`" + key.getKey() + "`";
          types.put(name, key.getType().name().toLowerCase(Locale.ROOT));
          places.computeIfAbsent(name, none -> new TreeSet<>()).add(place);
        });
  }

  private static SpanData handled() {
    ResponseVerifier verifier = verifier().build();
    return Traced.during(
        TELEMETRY,
        () ->
            verifier
                .handling()
                .settle(verified(verifier.verify(message(approved()))), Ending.byAnswer(200)));
  }

  private static SpanData unavailable() {
    ResponseVerifier verifier =
        verifier(
            (identity, terms) -> {
              throw new RejectedException(Reason.UNAVAILABLE, "no store in this test");
            });
    return Traced.during(TELEMETRY, () -> verifier.verify(message(approved())));
  }
}
