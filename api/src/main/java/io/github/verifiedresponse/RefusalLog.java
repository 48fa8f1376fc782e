package io.github.verifiedresponse;

import io.github.verifiedresponse.message.Reason;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the operator of requests that went no further: of each reason one line a second at most,
 * with how many were left out.
 */
final class RefusalLog {
  private static final System.Logger LOG = System.getLogger("io.github.verifiedresponse.gate.Gate");
  private static final int SERVER_ERROR = 500;
  private static final String LOST =
      " (it is genuine, but it is no result of the scheme's kind or lacks its id, and the vendor"
          + " will not repeat it)";

  private final String verifier;
  private final Map<Reason, LineLimit> rejected;
  private final Map<Reason, LineLimit> acknowledged;
  private final LineLimit answered;

  RefusalLog(String verifier, LongSupplier nanoTime) {
    this.verifier = verifier;
    this.rejected = limits(nanoTime);
    this.acknowledged = limits(nanoTime);
    this.answered = new LineLimit(nanoTime);
  }

  private static Map<Reason, LineLimit> limits(LongSupplier nanoTime) {
    Map<Reason, LineLimit> limits = new EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      limits.put(reason, new LineLimit(nanoTime));
    }
    return limits;
  }

  void rejected(Verification.Rejected verification, int status, Supplier<String> request) {
    Reason reason = verification.reason();
    // a vendor is answered 503 as well when it is only to come again
    boolean isFault = status >= SERVER_ERROR && reason != Reason.IN_PROGRESS;
    Level level = isFault ? Level.ERROR : Level.INFO;
    @Nullable String more = LOG.isLoggable(level) ? limit(rejected, reason).admit() : null;
    if (more != null) {
      String what = " rejected a request: " + reason.code() + " (" + verification.detail() + ")";
      write(level, what, request, more);
    }
  }

  void acknowledged(Verification.Acknowledged verification, Supplier<String> request) {
    Reason reason = verification.reason();
    // what is genuine and no result of its kind may be one that the entry does not know
    boolean isLost = reason == Reason.WRONG_TYPE;
    Level level = isLost ? Level.WARNING : Level.INFO;
    @Nullable String more = LOG.isLoggable(level) ? limit(acknowledged, reason).admit() : null;
    if (more != null) {
      String what = " acknowledged a request without its handler: " + reason.code();
      write(level, isLost ? what + LOST : what, request, more);
    }
  }

  void answered(Supplier<String> request) {
    @Nullable String more = LOG.isLoggable(Level.INFO) ? answered.admit() : null;
    if (more != null) {
      write(Level.INFO, " answered the vendor's handshake without its handler", request, more);
    }
  }

  private static LineLimit limit(Map<Reason, LineLimit> limits, Reason reason) {
    return Objects.requireNonNull(limits.get(reason));
  }

  private void write(Level level, String what, Supplier<String> request, String more) {
    LOG.log(level, "verifier {0}{1}; {2}{3}", verifier, what, request.get(), more);
  }
}
