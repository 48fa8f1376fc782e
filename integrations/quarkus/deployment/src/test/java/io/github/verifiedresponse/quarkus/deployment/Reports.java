package io.github.verifiedresponse.quarkus.deployment;

import static org.junit.jupiter.api.Assertions.fail;

import io.github.verifiedresponse.mistake.ConfigurationException;

/** What an application was refused with. */
final class Reports {
  private Reports() {}

  static String of(Throwable refusal) {
    for (Throwable each = refusal; each != null; each = each.getCause()) {
      if (each.getClass().getName().equals(ConfigurationException.class.getName())) {
        return String.valueOf(each.getMessage());
      }
    }
    return fail("the build failed for another reason: " + refusal);
  }
}
