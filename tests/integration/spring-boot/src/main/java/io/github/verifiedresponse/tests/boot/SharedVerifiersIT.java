package io.github.verifiedresponse.tests.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * An application has one set of verifiers, and so one replay guard, on whichever thread it asks.
 */
class SharedVerifiersIT {
  private static final long SECONDS = 60;

  @Test
  void allThreadsOfAnApplicationShareItsVerifiers() throws Exception {
    assertThat(new Threads().call()).hasSize(1);
  }

  /** As in an executable jar: threads of the common pool have a loader that knows nothing of it. */
  @Test
  void allThreadsShareThemWhereTheApplicationHasAClassLoaderOfItsOwn() throws Exception {
    Process application =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                Path.of(OwnLoader.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString(),
                OwnLoader.class.getName(),
                classPath())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      String found =
          new String(application.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(found).matches("\\[verifiers \\d+]\\s*");
      assertThat(application.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      application.destroyForcibly();
    }
  }

  /** Test runners hide it in a jar of their own, and name it here. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
