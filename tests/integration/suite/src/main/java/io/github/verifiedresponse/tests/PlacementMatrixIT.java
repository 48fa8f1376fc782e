package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.PlacementCell.Verdict;
import java.io.IOException;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wherever the annotation is written and however its class is registered, nothing unverified
 * reaches a handler.
 */
@ArquillianTest
@RunAsClient
@Tag("placements")
class PlacementMatrixIT {
  private static final PlacedCells CELLS = new PlacedCells(PlacementCell.all());
  private static final PlacementResults RESULTS = new PlacementResults();

  @ArquillianResource private Deployer deployer;

  @Deployment(name = PlacedCells.NAME, managed = false, testable = false)
  static WebArchive war() {
    return CELLS.war();
  }

  static Stream<PlacementCell> neverRunsForAForgery() {
    return CELLS.all().stream();
  }

  @ParameterizedTest(name = "B2-B6 {0}")
  @MethodSource
  void neverRunsForAForgery(PlacementCell cell) {
    Verdict verdict = CELLS.verdictOf(cell, deployer);

    RESULTS.add(cell, verdict);
    assertThat(verdict).as(cell.toString()).isIn(cell.right());
  }

  /** For the table of docs/servers.md. */
  @AfterAll
  static void writeDown() throws IOException {
    RESULTS.write(CELLS.all());
  }
}
