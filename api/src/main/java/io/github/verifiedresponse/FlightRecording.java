package io.github.verifiedresponse;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.Settlement;
import io.github.verifiedresponse.result.Outcome;
import java.util.Objects;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * Writes events into a recording of JDK Flight Recorder. Where no recording wants them, it costs
 * one look at a flag; where a run-time image lacks the module {@code jdk.jfr}, or a server does not
 * show it to applications, as WildFly, nothing is written.
 */
final class FlightRecording {
  private static final boolean AVAILABLE = isAvailable();

  private FlightRecording() {}

  private static boolean isAvailable() {
    try {
      Objects.requireNonNull(Recorded.TYPE);
      return true;
    } catch (LinkageError leftOut) {
      return false;
    }
  }

  static boolean isOn() {
    return AVAILABLE && Recorded.TYPE.isEnabled();
  }

  static void record(VerificationEvent event) {
    Recorded recorded = new Recorded();
    recorded.step = event.step().code();
    recorded.verifier = event.verifier();
    recorded.scheme = event.scheme();
    recorded.filter = event.filter().code();
    recorded.result = event.result().code();
    recorded.reason = event.reason().map(Reason::code).orElse("");
    recorded.outcome = event.outcome().map(Outcome::code).orElse("");
    recorded.settlement = event.settlement().map(Settlement::code).orElse("");
    recorded.key = event.key();
    recorded.account = event.account().orElse("");
    recorded.firstSeen = event.firstSeen();
    recorded.took = event.duration().toNanos();
    recorded.commit();
  }

  /** What a recording holds: names of the configuration and constants, no content. */
  @Name("io.github.verifiedresponse.Verification")
  @Label("Verification")
  @Description("A decision of a verifier, or the end of a claim on a verified result")
  @Category("VerifiedResponse")
  @StackTrace(false)
  static final class Recorded extends Event {
    static final EventType TYPE = EventType.getEventType(Recorded.class);

    @Label("Step")
    String step = "";

    @Label("Verifier")
    String verifier = "";

    @Label("Scheme")
    String scheme = "";

    @Label("Filter")
    String filter = "";

    @Label("Result")
    String result = "";

    @Label("Reason")
    String reason = "";

    @Label("Outcome")
    String outcome = "";

    @Label("Settlement")
    String settlement = "";

    @Label("Key name")
    String key = "";

    @Label("Account")
    String account = "";

    @Label("First seen")
    boolean firstSeen;

    @Label("Took")
    @Timespan(Timespan.NANOSECONDS)
    long took;
  }
}
