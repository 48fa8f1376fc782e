package io.github.verifiedresponse.config;

import io.github.verifiedresponse.Caller;
import io.github.verifiedresponse.ExpectedResult;
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

  /** {@return what is wrong with the bean, now that CDI has started; empty when nothing is} */
  Optional<String> problem() {
    Instance<ExpectedResult> found = found();
    return found.isResolvable()
        ? Optional.empty()
        : Optional.of(
            "binding=…=expected:"
                + name
                + " names "
                + (found.isUnsatisfied() ? "no CDI bean" : "more than one CDI bean")
                + ": give one bean that implements "
                + ExpectedResult.class.getName()
                + " the annotation @Named(\""
                + name
                + "\")");
  }

  private Instance<ExpectedResult> found() {
    return CDI.current().select(ExpectedResult.class, NamedLiteral.of(name));
  }
}
