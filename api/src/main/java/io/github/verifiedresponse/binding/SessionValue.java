package io.github.verifiedresponse.binding;

import io.github.verifiedresponse.message.Caller;
import java.util.Optional;

/** A string in the caller's HTTP session; what is no string is no value. */
record SessionValue(String name) implements ExpectedResult {

  @Override
  public Optional<String> of(Caller caller) {
    return caller.sessionValue(name).filter(String.class::isInstance).map(String.class::cast);
  }

  @Override
  public boolean needsSession() {
    return true;
  }
}
