package io.github.verifiedresponse.binding;

import io.github.verifiedresponse.message.Caller;
import io.github.verifiedresponse.result.AuthenticMessage;

/** {@link Binding#none()}: off, as a value that a review can see. */
enum Unbound implements Binding {
  INSTANCE;

  @Override
  public void check(AuthenticMessage message, Caller caller) {}

  @Override
  public boolean binds() {
    return false;
  }

  @Override
  public String description() {
    return "binding none";
  }

  @Override
  public String toString() {
    return description();
  }
}
