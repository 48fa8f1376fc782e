package io.github.verifiedresponse.tests.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.PlacementCell.Verdict;
import io.github.verifiedresponse.tests.SourceCompiler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wherever the annotation is written in an application with the starter, nothing unverified reaches
 * a handler. With {@code -Dplacements.write=true} the table of docs/spring-boot.md is written.
 */
@Tag("placements")
class PlacedMatrixIT {
  @TempDir private static Path directory = Path.of("");

  private static final Map<String, byte[]> CLASSES = new HashMap<>();
  private static final Map<PlacedCell, Verdict> FOUND = new HashMap<>();

  @BeforeAll
  static void ask() throws Exception {
    CLASSES.putAll(
        SourceCompiler.compile(
            Stream.concat(
                    Stream.of(PlacedSetup.application()),
                    PlacedCell.all().stream().map(PlacedSource::of))
                .toList()));
    FOUND.putAll(verdicts());
  }

  /** Those that a refusal names are left out, and the others asked, until an application starts. */
  private static Map<PlacedCell, Verdict> verdicts(String... properties) throws Exception {
    Map<PlacedCell, Verdict> verdicts = new HashMap<>();
    List<PlacedCell> left = new ArrayList<>(PlacedCell.all());
    while (true) {
      Reports.forget();
      try (PlacedApplication application =
          PlacedApplication.start(CLASSES, left, temporary(), properties)) {
        left.forEach(cell -> verdicts.put(cell, application.verdict(cell)));
        return verdicts;
      } catch (RuntimeException refusal) {
        assertThat(Reports.all()).as("reports of %s", refusal).hasSize(1);
        String report = Reports.all().get(0);
        List<PlacedCell> named = left.stream().filter(cell -> cell.isNamedIn(report)).toList();
        assertThat(named).as(report).isNotEmpty();
        named.forEach(cell -> verdicts.put(cell, Verdict.REFUSED));
        left.removeAll(named);
      }
    }
  }

  private static Path temporary() throws IOException {
    return Files.createTempDirectory(directory, "placed");
  }

  static List<PlacedCell> neverRunsForAForgery() {
    return PlacedCell.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void neverRunsForAForgery(PlacedCell cell) {
    assertThat(FOUND).containsKey(cell);
    assertThat(FOUND.get(cell)).isIn(cell.right());
  }

  @Test
  void thePageHoldsWhatBecameOfEachPlace() throws IOException {
    String table = PlacedTable.of(FOUND);
    if (Boolean.getBoolean("placements.write")) {
      PlacedTable.write(table);
    }

    assertThat(PlacedTable.written())
        .as("run this test with -Dplacements.write=true")
        .isEqualTo(table);
  }

  /** Beans are made later, so that some cannot be seen at start. */
  @Test
  void noPlaceIsOpenWhereBeansAreLazy() throws Exception {
    Map<PlacedCell, Verdict> lazy = verdicts("--spring.main.lazy-initialization=true");

    assertThat(lazy).hasSameSizeAs(FOUND).doesNotContainValue(Verdict.OPEN);
    assertThat(lazy)
        .allSatisfy(
            (cell, verdict) ->
                assertThat(verdict == Verdict.GUARDED)
                    .as("%s", cell)
                    .isEqualTo(FOUND.get(cell) == Verdict.GUARDED));
  }

  /** Otherwise a refusal would prove nothing. */
  @Test
  void eachCellRunsForAForgeryWithoutTheAnnotation() throws Exception {
    Map<String, byte[]> unguarded = new HashMap<>();
    CLASSES.forEach((name, type) -> unguarded.put(name, withoutAnnotation(type)));
    List<PlacedCell> cells =
        PlacedCell.all().stream().filter(cell -> cell.kind() != PlacedKind.WEB_SOCKET).toList();

    try (PlacedApplication application = PlacedApplication.start(unguarded, cells, temporary())) {
      assertThat(cells).filteredOn(cell -> !application.runsForForgery(cell)).isEmpty();
    }
  }

  /** Java ignores annotations whose types are not there. */
  private static byte[] withoutAnnotation(byte[] type) {
    return new String(type, StandardCharsets.ISO_8859_1)
        .replace("/VerifiedResponse;", "/NoSuchAnnotation;")
        .replace("/Meta;", "/None;")
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
