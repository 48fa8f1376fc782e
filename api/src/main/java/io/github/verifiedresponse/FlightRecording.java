package io.github.verifiedresponse;

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
