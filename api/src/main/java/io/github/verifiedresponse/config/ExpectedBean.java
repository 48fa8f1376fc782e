package io.github.verifiedresponse.config;

import io.github.verifiedresponse.Caller;
import io.github.verifiedresponse.ConfigurationException;
import io.github.verifiedresponse.ExpectedResult;
import io.github.verifiedresponse.Mistake;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;

/** The application's {@link ExpectedResult} that CDI knows by a name, asked for each result. */
record ExpectedBean(String name) implements ExpectedResult {

  /** A part that cannot be found breaks the verification, which then fails closed. */
  @Override
  public Optional<String> of(Caller caller) {
    return found().get().of(caller);
  }

  /**
   * Looks whether the bean is there. Before CDI has started nobody can know; then it is asked again
   * when it has.
   *
   * @throws IllegalArgumentException when it is not; the message names the mend
   */
  void require() {
    Instance<ExpectedResult> found;
    try {
      found = found();
    } catch (IllegalStateException notStarted) {
      return;
    }
    if (!found.isResolvable()) {
      throw ConfigurationException.of(
          Mistake.EXPECTED_BEAN,
          "expected:%s names %s: give one bean that implements %s the annotation @Named(\"%s\")"
              .formatted(
                  name,
                  found.isUnsatisfied() ? "no CDI bean" : "more than one CDI bean",
                  ExpectedResult.class.getName(),
                  name));
    }
  }

  private Instance<ExpectedResult> found() {
    return CDI.current().select(ExpectedResult.class, NamedLiteral.of(name));
  }
}
