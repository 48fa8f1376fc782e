package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.replay.Ending;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What JDK Flight Recorder records of a request. */
class FlightRecordingTest {
  private static final String NAME = "io.github.verifiedresponse.Verification";

  private final RecordedParts parts = new RecordedParts();

  @Test
  void recordsTheDecisionAndTheEndOfTheClaimAndNoContent(@TempDir Path folder) throws IOException {
    ResponseVerifier verifier =
        parts
            .builder()
            .replayGuard((identity, terms) -> new Admission.Taken(new RecordedClaim()))
            .build();
    String id;
    Path file = folder.resolve("recording.jfr");
    try (Recording recording = new Recording()) {
      recording.enable(NAME);
      recording.start();
      VerifiedPayload payload =
          Verdicts.verified(verifier.verify(TestMessage.ofJson("r1").build()));
      verifier.handling().settle(payload, Ending.byAnswer(200));
      id = payload.id();
      recording.stop();
      recording.dump(file);
    }

    List<RecordedEvent> events =
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.getEventType().getName().equals(NAME))
            .filter(event -> event.getString("verifier").equals("recorded"))
            .toList();
    assertThat(events).extracting(e -> e.getString("step")).containsExactly("verify", "settle");
    assertThat(events).extracting(e -> e.getString("result")).containsOnly("verified");
    assertThat(events).extracting(e -> e.getString("settlement")).containsExactly("", "used");
    assertThat(events).allSatisfy(e -> assertThat(e.getDuration("took")).isPositive());
    assertThat(events.toString()).doesNotContain("\"" + id + "\"");
  }

  @Test
  void isOffWhereNoRecordingWantsIt() {
    assertThat(FlightRecording.isOn()).isFalse();
  }

  /** As WildFly's modules do, and run-time images without the module. */
  @Test
  void isOffWhereItsModuleIsNotShownToTheApplication() throws Exception {
    ClassLoader without =
        new ClassLoader(ClassLoader.getPlatformClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("jdk.jfr.")) {
              throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
          }
        };
    URL[] urls = {FlightRecording.class.getProtectionDomain().getCodeSource().getLocation()};
    try (URLClassLoader server = new URLClassLoader(urls, without)) {
      Method isOn = server.loadClass(FlightRecording.class.getName()).getDeclaredMethod("isOn");
      isOn.setAccessible(true);

      assertThat(isOn.invoke(null)).isEqualTo(false);
    }
  }
}
