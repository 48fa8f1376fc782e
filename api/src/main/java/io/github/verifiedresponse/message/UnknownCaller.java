package io.github.verifiedresponse.message;

import java.util.Optional;

/** No login, no session, and no value that earlier code has set. */
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
