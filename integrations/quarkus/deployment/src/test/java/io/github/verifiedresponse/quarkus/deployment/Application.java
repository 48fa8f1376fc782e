package io.github.verifiedresponse.quarkus.deployment;

import io.quarkus.test.QuarkusUnitTest;

/** An application with the extension, and one verifier. */
final class Application {
  private Application() {}

  static QuarkusUnitTest of(Class<?>... classes) {
    return withoutSettings(classes)
        .overrideRuntimeConfigKey("verified-response.caf.scheme", "caf")
        .overrideRuntimeConfigKey("verified-response.caf.secret", Caf.SECRET)
        .overrideRuntimeConfigKey("verified-response.caf.binding", "none")
        .overrideRuntimeConfigKey("verified-response.caf.accept", "any");
  }

  static QuarkusUnitTest withoutSettings(Class<?>... classes) {
    return new QuarkusUnitTest()
        .withApplicationRoot(
            archive ->
                archive
                    .addClasses(classes)
                    .addClasses(Handled.class, Http.class, Caf.class, Application.class))
        .overrideConfigKey("quarkus.http.test-port", "0");
  }
}
