package io.github.verifiedresponse;

import io.github.verifiedresponse.message.FilterKind;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells of the requests that are refused because nothing could guard them: the operator by a log
 * line a second at most, since anyone can send them; and of a closed application, listeners. Only
 * those that are named in {@code META-INF/services} are told: the verifiers, with the listeners
 * that were given to them in code, may not exist.
 */
public final class ClosedApplicationReport {
  private static final System.Logger LOG =
      System.getLogger(ClosedApplicationReport.class.getName());

  private final FilterKind filter;
  private final Observers observers;
  private final Map<String, LineLimit> limits = new ConcurrentHashMap<>();

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

  /** {@return a report to the log alone} */
  public static ClosedApplicationReport ofLog(FilterKind filter) {
    return new ClosedApplicationReport(filter, new Observers("", "", List.of(), System::nanoTime));
  }

  /** Tells of one request that was refused. It never throws. */
  public void refused() {
    if (observers.areNeeded()) {
      observers.tell(VerificationEvent.closed(filter));
    }
    log("the start-up checks have closed the application; the log contains the reason");
  }

  /**
   * Logs that a request was refused: a line a second at most for each message, with how many were
   * left out.
   *
   * @param message what is wrong, and where; it names classes, and nothing of a request
   */
  public void log(String message) {
    @Nullable String more =
        limits.computeIfAbsent(message, any -> new LineLimit(System::nanoTime)).admit();
    if (more != null) {
      LOG.log(Level.ERROR, "refused a request: {0}{1}", message, more);
    }
  }
}
