package io.github.verifiedresponse.testkit;

import java.util.Objects;

/** One attack, for a test method with {@link AttackEndpoint} to make on its endpoint. */
public final class Attempt {
  private final Attack attack;
  private boolean isMade;

  Attempt(Attack attack) {
    this.attack = attack;
  }

  /** {@return what is attempted} */
  public Attack attack() {
    return attack;
  }

  /**
   * Makes this attack, after the genuine request: an endpoint that refuses everything withstands
   * nothing.
   *
   * @param attacks on your endpoint
   * @throws AssertionError when it got through; the message says what was answered, and which part
   *     of the set-up refuses it
   * @throws org.opentest4j.TestAbortedException when it cannot be tried, or was left out
   */
  public void make(Attacks attacks) {
    Objects.requireNonNull(attacks, "attacks");
    isMade = true;
    attacks.require(attack);
  }

  boolean isMade() {
    return isMade;
  }
}
