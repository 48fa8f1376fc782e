package io.github.verifiedresponse.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/quarkus.md says of each place is asked of an application. */
class PlacementTableTest {

  @Test
  void eachRowIsAskedAboutAndNoPlaceIsLeftOut() {
    Stream<Class<?>> asked =
        Stream.of(GuardedPlaces.class, ProducedPlaces.class, RefusedPlaces.class)
            .flatMap(PlacementTable::places);

    assertThat(PlacementTable.read().outcomes().keySet())
        .containsExactlyInAnyOrderElementsOf(asked.map(Class::getSimpleName).toList());
  }
}
