package io.github.verifiedresponse.tests;

/**
 * The tests that run on every server at each change: the sample, placements, the payload as entity,
 * framing and claims. The others run on WildFly, Payara and the embedded server, and everywhere
 * with {@code -Pwhole}.
 */
final class ShortForm {
  /** The value of {@code suite.groups} in the servers' builds. */
  static final String TAG = "short";

  private ShortForm() {}
}
