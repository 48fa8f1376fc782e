package io.github.verifiedresponse;

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
  public String toString() {
    return "binding none";
  }
}
