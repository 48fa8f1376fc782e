package io.github.verifiedresponse.config;

import io.github.verifiedresponse.binding.ExpectedResult;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.CDI;

/**
 * The beans of CDI, which starts after the verifiers have been built: so only those asked later.
 */
final class CdiBeans implements ApplicationBeans {

  @Override
  public <T> T named(Class<T> type, String name) {
    if (type != ExpectedResult.class) {
      throw new IllegalArgumentException(
          "only the Spring Boot starter finds such a bean: build this verifier in code and give it"
              + " to the application by a "
              + VerifierSource.class.getSimpleName());
    }
    return found(type, name).get();
  }

  /** Before CDI has started this is unknown; it is asked again when it has. */
  @Override
  public void require(Class<?> type, String name) {
    Instance<?> found;
    try {
      found = found(type, name);
    } catch (IllegalStateException notStarted) {
      return;
    }
    if (!found.isResolvable()) {
      throw new IllegalArgumentException(
          "names %s: give one bean that implements %s the annotation @Named(\"%s\")"
              .formatted(
                  found.isUnsatisfied() ? "no CDI bean" : "more than one CDI bean",
                  type.getName(),
                  name));
    }
  }

  private static <T> Instance<T> found(Class<T> type, String name) {
    return CDI.current().select(type, NamedLiteral.of(name));
  }
}
