package io.github.verifiedresponse.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.verifiedresponse.mistake.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What would guard nothing is not built. */
class RefusedBuildTest {
  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      Application.of(Misplaced.class.getDeclaredClasses())
          .assertException(RefusedBuildTest::namesEachMistakeAndItsFix);

  @Test
  void isNotBuilt() {
    fail("an application with misplaced annotations was built");
  }

  private static void namesEachMistakeAndItsFix(Throwable refusal) {
    String report = report(refusal);
    for (Class<?> type : Misplaced.class.getDeclaredClasses()) {
      boolean isMistake = type.getSimpleName().startsWith("On");
      if (isMistake) {
        assertThat(report).contains(type.getName());
      } else {
        assertThat(report).doesNotContain("on " + type.getName() + " ");
      }
    }
    assertThat(report)
        .contains(
            "it is a JAX-RS provider, which no filter runs before",
            "it is a servlet, and the Quarkus extension guards resources of Quarkus REST only",
            "the sub-resource locator " + Misplaced.OnLocator.class.getName() + ".sub",
            "the class of the sub-resource locator "
                + Misplaced.OnLocatorsClass.class.getName()
                + ".below",
            Misplaced.OnHelper.class.getName()
                + ".help would not guard it: it is no resource method",
            "no CDI bean with a scope",
            "CDI does not intercept handle",
            "would be the one of the first request for ever");
  }

  private static String report(Throwable refusal) {
    for (Throwable each = refusal; each != null; each = each.getCause()) {
      if (each.getClass().getName().equals(ConfigurationException.class.getName())) {
        return String.valueOf(each.getMessage());
      }
    }
    return fail("the build failed for another reason: " + refusal);
  }
}
