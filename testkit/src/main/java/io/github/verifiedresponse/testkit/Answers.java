package io.github.verifiedresponse.testkit;

import java.util.List;
import java.util.OptionalLong;

/**
 * What came back.
 *
 * @param statuses of all requests; 0 where there was no answer
 * @param handled how often the handler ran, if that is counted
 */
record Answers(List<Integer> statuses, OptionalLong handled) {
  /** In the place of a status. */
  static final int NO_ANSWER = 0;

  private static final int UNAVAILABLE = 503;

  /**
   * {@return whether exactly as many passed as may} Where it is counted what is handled, what is
   * genuine may be answered 2xx without: so an endpoint acknowledges a vendor's call-backs.
   */
  boolean areRight(Plan plan) {
    boolean runsAreRight = handled.isEmpty() || handled.getAsLong() == plan.mayPass();
    long passed = statuses.stream().filter(Answers::isSuccess).count();
    boolean mayBeAcknowledged = plan.isGenuine() && handled.isPresent();
    boolean passedAreRight =
        mayBeAcknowledged ? passed >= plan.mayPass() : passed == plan.mayPass();
    return runsAreRight
        && passedAreRight
        && statuses.stream().allMatch(status -> isSuccess(status) || isRefusal(status, plan));
  }

  boolean areAllSuccesses() {
    return statuses.stream().allMatch(Answers::isSuccess);
  }

  private static boolean isSuccess(int status) {
    return status / 100 == 2;
  }

  /** A repeated call-back may come while the first is in progress, and is asked to come again. */
  private static boolean isRefusal(int status, Plan plan) {
    return status / 100 == 4 || (plan.requests().size() > 1 && status == UNAVAILABLE);
  }

  /** Shows the statuses. */
  @Override
  public String toString() {
    boolean isSilent = statuses.stream().allMatch(status -> status == NO_ANSWER);
    String answered = isSilent ? "no answer" : "answered " + statuses;
    return handled.isEmpty() ? answered : answered + ", handled " + handled.getAsLong();
  }
}
