package io.github.verifiedresponse.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.verifiedresponse.mistake.Mistake;
import io.quarkus.test.QuarkusUnitTest;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What would guard nothing is not built. */
class RefusedBuildTest {
  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      Application.of(
              Stream.of(Misplaced.class, MisplacedHeirs.class, RefusedPlaces.class)
                  .flatMap(all -> Stream.of(all.getDeclaredClasses()))
                  .toArray(Class<?>[]::new))
          .addAdditionalDependency(servletFilter())
          .assertException(RefusedBuildTest::namesEachMistakeAndItsFix);

  /** The module itself, as this build has compiled it. */
  private static JavaArchive servletFilter() {
    return ShrinkWrap.create(ExplodedImporter.class, "verified-response-filter.jar")
        .importDirectory(Path.of("..", "..", "..", "filter", "target", "classes").toFile())
        .as(JavaArchive.class);
  }

  @Test
  void isNotBuilt() {
    fail("an application with misplaced annotations was built");
  }

  private static void namesEachMistakeAndItsFix(Throwable refusal) {
    String report = Reports.of(refusal);
    assertThat(Stream.of(Misplaced.class, MisplacedHeirs.class).map(Class::getDeclaredClasses))
        .allSatisfy(
            types -> assertThat(types).allSatisfy(type -> isNamedIfMisplaced(report, type)));
    assertThat(report)
        .contains(
            "it is a JAX-RS provider, which no filter runs before",
            "it is a servlet, but the Quarkus extension only guards resources of Quarkus REST",
            "the sub-resource locator " + Misplaced.OnLocator.class.getName() + ".sub",
            "the class of the sub-resource locator "
                + Misplaced.OnLocatorsClass.class.getName()
                + ".below",
            Misplaced.OnHelper.class.getName()
                + ".help would not guard it: it is not a resource method",
            "a CDI bean with a scope",
            "Quarkus REST knows " + MisplacedHeirs.Account.class.getName() + " only",
            "CDI does not intercept handle",
            "CDI does not intercept pay",
            "is neither private nor static",
            "verified-response-filter is on the class path",
            Mistake.SURPLUS_MODULE.code());
    assertThat(
            Stream.of(
                Misplaced.Stale.class,
                Misplaced.Holder.class,
                Misplaced.KeptResource.class,
                Misplaced.StaleInterceptor.class,
                Misplaced.StaleDecorator.class))
        .allSatisfy(
            holder ->
                assertThat(report)
                    .contains("the VerifiedPayload that is injected into " + holder.getName()));
    namesEachPlaceOfTheTable(report);
  }

  private static void isNamedIfMisplaced(String report, Class<?> type) {
    if (type.getSimpleName().startsWith("On")) {
      assertThat(report).contains(type.getName());
    } else {
      assertThat(report).doesNotContain("on " + type.getName() + " ");
    }
  }

  private static void namesEachPlaceOfTheTable(String report) {
    PlacementTable table = PlacementTable.read();
    assertThat(PlacementTable.places(RefusedPlaces.class))
        .isNotEmpty()
        .allSatisfy(
            place -> {
              assertThat(report).containsPattern("\\Q" + place.getName() + "\\E[ .]");
              assertThat(table.of(place))
                  .as("docs/quarkus.md on " + place.getSimpleName())
                  .isEqualTo(PlacementTable.REFUSED);
            });
  }
}
