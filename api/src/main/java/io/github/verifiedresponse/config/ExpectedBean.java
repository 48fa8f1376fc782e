package io.github.verifiedresponse.config;

import io.github.verifiedresponse.binding.ExpectedResult;
import io.github.verifiedresponse.message.Caller;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import java.util.Optional;

/** The application's {@link ExpectedResult} of a name, asked for each result. */
record ExpectedBean(String name, ApplicationBeans beans) implements ExpectedResult {

  ExpectedBean(String name) {
    this(name, new CdiBeans());
  }

  /** {@return the same name among other beans} */
  ExpectedBean among(ApplicationBeans others) {
    return new ExpectedBean(name, others);
  }

  /** A part that cannot be found breaks the verification, which then fails closed. */
  @Override
  public Optional<String> of(Caller caller) {
    return beans.named(ExpectedResult.class, name).of(caller);
  }

  /**
   * Looks whether the bean is there. Before CDI has started this is unknown; it is asked again when
   * it has.
   *
   * @throws IllegalArgumentException when it is not; the message names the fix
   */
  void require() {
    try {
      beans.require(ExpectedResult.class, name);
    } catch (IllegalArgumentException missing) {
      throw ConfigurationException.of(
          Mistake.EXPECTED_BEAN, "expected:" + name + " " + missing.getMessage(), missing);
    }
  }
}
