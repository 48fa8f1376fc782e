package io.github.verifiedresponse;

import io.github.verifiedresponse.message.FilterKind;

/**
 * Tells listeners of the requests that a closed application refuses. Only those that are named in
 * {@code META-INF/services} are told: the verifiers, with the listeners that were given to them in
 * code, may not exist.
 */
public final class ClosedApplicationReport {
  private final FilterKind filter;
  private final Observers observers;

  private ClosedApplicationReport(FilterKind filter, Observers observers) {
    this.filter = filter;
    this.observers = observers;
  }

  /**
   * {@return a report for one application}
   *
   * @param filter the module that closes the application
   * @param application the application's class loader
   */
  public static ClosedApplicationReport of(FilterKind filter, ClassLoader application) {
    return new ClosedApplicationReport(filter, Listeners.of(application).observers("", ""));
  }

  /** Tells of one request that was refused. It never throws. */
  public void refused() {
    if (observers.areNeeded()) {
      observers.tell(VerificationEvent.closed(filter));
    }
  }
}
