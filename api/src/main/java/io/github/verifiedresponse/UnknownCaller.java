package io.github.verifiedresponse;

import java.util.Optional;

/** Nobody is logged in, there is no session, and no earlier code has said anything. */
enum UnknownCaller implements Caller {
  INSTANCE;

  @Override
  public Optional<String> principal() {
    return Optional.empty();
  }

  @Override
  public Optional<Object> sessionValue(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<Object> attribute(String name) {
    return Optional.empty();
  }
}
