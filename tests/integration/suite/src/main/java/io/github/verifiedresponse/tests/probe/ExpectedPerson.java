package io.github.verifiedresponse.tests.probe;

import io.github.verifiedresponse.binding.ExpectedResult;
import io.github.verifiedresponse.message.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Optional;

/** The application's own idea of whose result this must be. */
@ApplicationScoped
@Named("expected-person")
public class ExpectedPerson implements ExpectedResult {

  @Override
  public Optional<String> of(Caller caller) {
    return Optional.of("anna");
  }
}
