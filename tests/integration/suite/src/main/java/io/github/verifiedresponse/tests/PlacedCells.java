package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.PlacementCell.Verdict;
import io.github.verifiedresponse.tests.placed.Ran;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Deploys cells and asks what comes of them. Many share a deployment: the message of one that is
 * stopped names each.
 */
final class PlacedCells {
  /** The deployment's name. */
  static final String NAME = "placed";

  private static final String REFUSAL = "@VerifiedResponse on " + Ran.class.getPackageName() + ".";

  private final List<PlacementCell> cells;
  private final WebArchive war = ShrinkWrap.create(WebArchive.class, NAME + ".war");
  private final Map<PlacementCell, Verdict> found = new HashMap<>();

  PlacedCells(List<PlacementCell> cells) {
    this.cells = cells;
  }

  List<PlacementCell> all() {
    return cells;
  }

  /** One archive for all: a deployment's name is all that a test may choose when it runs. */
  WebArchive war() {
    return war;
  }

  /** {@return what comes of a cell, or of all that share its deployment} */
  Verdict verdictOf(PlacementCell cell, Deployer deployer) {
    if (!found.containsKey(cell)) {
      found.putAll(deployed(withUnknown(cell), deployer));
    }
    if (!found.containsKey(cell)) { // another may have stopped it
      found.putAll(deployed(List.of(cell), deployer));
    }
    Verdict verdict = found.get(cell);
    assertThat(verdict).as("%s, stopped by a message that names it", cell).isNotNull();
    return Objects.requireNonNull(verdict);
  }

  /** Without those that a report has named: a server may report others only when these are gone. */
  private List<PlacementCell> withUnknown(PlacementCell cell) {
    return cells.stream()
        .filter(each -> each.group().equals(cell.group()) && !found.containsKey(each))
        .toList();
  }

  /** {@return what came of these cells} Without those that may be no reason why nothing ran. */
  private Map<PlacementCell, Verdict> deployed(List<PlacementCell> together, Deployer deployer) {
    Path ran = temporary();
    PlacementWar.fill(war, together, ran);
    int seen = ServerLog.text().length();
    Map<PlacementCell, Verdict> verdicts = new HashMap<>();
    try {
      deployer.deploy(NAME);
    } catch (Exception refused) { // of another type on each server
      together.forEach(cell -> verdicts.put(cell, Verdict.REFUSED));
      return named(verdicts, seen);
    }
    try {
      Probe probe = new Probe(new Client(DeployedAt.latest()));
      together.forEach(cell -> verdicts.put(cell, answered(cell, probe, ran)));
      boolean closed = verdicts.values().stream().allMatch(Verdict.CLOSED::equals);
      return closed && together.size() > 1 ? named(verdicts, seen) : verdicts;
    } finally {
      deployer.undeploy(NAME);
    }
  }

  private static Map<PlacementCell, Verdict> named(Map<PlacementCell, Verdict> all, int seen) {
    String log = ServerLog.since(seen, REFUSAL);
    Map<PlacementCell, Verdict> named = new HashMap<>(all);
    named.keySet().removeIf(cell -> !log.contains(REFUSAL + cell.typeName()));
    return named;
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory(Path.of("target"), "placed");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Verdict answered(PlacementCell cell, Probe probe, Path ran) {
    Answer forged = probe.post(cell.open(), Probe.forged());
    if (runs(cell, ran) > 0) {
      return Verdict.OPEN;
    }
    Answer genuine = probe.post(cell.guarded(), Probe.token(Probe.payload()));
    if (runs(cell, ran) == 0) {
      return closed(cell, forged, genuine);
    }
    assertThat(runs(cell, ran)).as("runs of %s", cell).isEqualTo(1);
    assertThat(genuine.body()).as("answer to %s", cell).isEqualTo(cell.typeName());
    assertThat(forged.verdict())
        .as("forged to %s", cell)
        .isEqualTo(cell.kind().isBean() ? "500" : "401 unverified");
    return Verdict.GUARDED;
  }

  private static Verdict closed(PlacementCell cell, Answer... answers) {
    for (Answer answer : answers) {
      assertThat(answer.status()).as("%s: %s", cell, answer.body()).isIn(500, 503);
    }
    return Verdict.CLOSED;
  }

  private static long runs(PlacementCell cell, Path ran) {
    try (Stream<Path> files = Files.list(ran)) {
      String start = cell.typeName() + ".";
      return files.filter(file -> String.valueOf(file.getFileName()).startsWith(start)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
