package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.PlacementCell.Kind;
import io.github.verifiedresponse.tests.PlacementCell.Written;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Of all placements those that were open once: on every server, at each change. */
@ArquillianTest
@RunAsClient
@Tag(ShortForm.TAG)
class FormerHolesIT {
  private static final Map<String, List<PlacementCell>> HOLES =
      Map.of(
          "B2",
          List.of(
              inPlace(Kind.SERVLET, Registered.BY_CLASS),
              inPlace(Kind.SERVLET, Registered.BY_INSTANCE)),
          "B4",
          List.of(inPlace(Kind.APPLICATION, Registered.FOUND)),
          "B5",
          List.of(inPlace(Kind.PROXIED_SUB_RESOURCE, Registered.FOUND)),
          "B6",
          List.of(inPlace(Kind.SERVLET, Registered.LEFT_OUT)));

  private static final PlacedCells CELLS =
      new PlacedCells(
          PlacementCell.all().stream()
              .filter(cell -> HOLES.values().stream().anyMatch(hole -> hole.contains(cell)))
              .toList());

  @ArquillianResource private Deployer deployer;

  private static PlacementCell inPlace(Kind kind, Registered registered) {
    return new PlacementCell(kind, Written.IN_PLACE, registered);
  }

  @Deployment(name = PlacedCells.NAME, managed = false, testable = false)
  static WebArchive war() {
    return CELLS.war();
  }

  static Stream<Arguments> neverRunsForAForgery() {
    return HOLES.entrySet().stream()
        .flatMap(
            hole ->
                hole.getValue().stream()
                    .filter(CELLS.all()::contains)
                    .map(cell -> Arguments.of(hole.getKey(), cell)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource
  void neverRunsForAForgery(String hole, PlacementCell cell) {
    assertThat(CELLS.verdictOf(cell, deployer)).as(hole).isIn(cell.right());
  }
}
