package io.github.verifiedresponse.tests.load;

import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingStream;

/** A server that is a library, under load in a process of its own. */
public final class LoadServer {
  static final String READY = "ready: ";
  private static final String PINNED = "jdk.VirtualThreadPinned";

  private static final Pattern PLATFORM = Pattern.compile("(?:javax?|jdk|sun|com\\.sun)\\.");

  private static final Logger LOG = Logger.getLogger("");

  private LoadServer() {}

  /**
   * Serves until its input ends, so that it never outlives who has started it.
   *
   * @param args the name of an {@link Engine}
   */
  public static void main(String... args) throws Exception {
    LOG.setLevel(Level.OFF);
    Engine engine = Engine.valueOf(args[0]);
    LoadEndpoints endpoints = new LoadEndpoints();
    try (ServletServer server = engine.server();
        RecordingStream events = new RecordingStream()) {
      events.enable(PINNED).withThreshold(Duration.ZERO).withStackTrace();
      events.onEvent(PINNED, event -> endpoints.countPinned(whose(event)));
      events.startAsync();
      endpoints.addTo(server, engine.ways());
      server.start();
      System.out.println(READY + server.port());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }

  /** The class of the first frame that is not the Java platform's. */
  private static String whose(RecordedEvent event) {
    List<RecordedFrame> frames =
        event.getStackTrace() == null ? List.of() : event.getStackTrace().getFrames();
    return frames.stream()
        .map(frame -> frame.getMethod().getType().getName())
        .filter(name -> !PLATFORM.matcher(name).lookingAt())
        .findFirst()
        .orElse("the Java platform");
  }
}
