package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.verifiedresponse.SignedResponse;
import jakarta.servlet.ServletException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tomcat and we print of a start that is refused, and which starts are refused. */
class StartReportTest {
  private static final String PREFIX = "verified-response.";
  private static final Map<String, String> PARAMS =
      Map.of("scheme", "shufti-pro", "secret", SignedResponse.SECRET);

  private final List<Logger> logs =
      Stream.of("org.apache", "io.github.verifiedresponse").map(Logger::getLogger).toList();
  private final List<String> printed = new CopyOnWriteArrayList<>();
  private final java.util.logging.Handler all =
      new java.util.logging.Handler() {
        @Override
        public void publish(LogRecord line) {
          StringWriter text = new StringWriter().append(String.valueOf(line.getMessage()));
          for (Object parameter :
              Stream.ofNullable(line.getParameters()).flatMap(Stream::of).toList()) {
            text.append(' ').append(String.valueOf(parameter));
          }
          if (line.getThrown() != null) {
            line.getThrown().printStackTrace(new PrintWriter(text.append('\n'), true));
          }
          text.toString().lines().forEach(printed::add);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @AutoClose private final TomcatServer server = new TomcatServer();

  StartReportTest() {
    logs.forEach(log -> log.addHandler(all));
  }

  @AfterEach
  void putBack() {
    logs.forEach(log -> log.removeHandler(all));
    System.clearProperty(PREFIX + "shufty.accept");
    System.clearProperty(PREFIX + "callbacks.max-body");
  }

  private TomcatServer withFilter(String name, Map<String, String> params) {
    return server
        .declaredFilter(name, "/" + name, params)
        .servlet("/" + name, Handler.requiring(name))
        .initializer(new VerifiedResponseInitializer());
  }

  private void assertRefused(String sentence) {
    Exception refusal = null;
    try {
      server.start();
    } catch (ServletException | LifecycleException e) {
      refusal = e;
    }
    assertThat(refusal).as("it starts").isNotNull();
    assertThat(printed.stream().filter(line -> line.contains(sentence)).count())
        .as("times that it is printed, at least once and at most twice: %s", printed)
        .isBetween(1L, 2L);
    assertThat(printed)
        .filteredOn(line -> line.contains("io.github.verifiedresponse") && line.startsWith("\tat "))
        .as("frames of ours")
        .hasSizeLessThanOrEqualTo(3);
    assertThat(printed).noneMatch(line -> line.startsWith("Caused by"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"max-age", "secert"})
  void aMistakeInInitParamsIsPrintedTwiceAtMostAndWithoutCauses(String wrong) {
    withFilter(
        "callbacks",
        Map.of("scheme", "shufti-pro", "secret", SignedResponse.SECRET, wrong, "never-shown"));

    assertRefused("filter 'callbacks': verified-response.callbacks." + wrong);
    assertThat(printed)
        .filteredOn(line -> line.contains("callbacks.secert"))
        .noneMatch(line -> line.contains("never-shown"));
  }

  @Test
  void aMistakeInTheMappingIsPrintedTwiceAtMostAndWithoutCauses() {
    server
        .servlet("/results", Handler.requiring("shufti"))
        .declaredFilter("shufti", "/results/exact", Map.of())
        .initializer(new VerifiedResponseInitializer());

    assertRefused("filter 'shufti' is mapped to /results/exact");
    assertThat(printed).anyMatch(line -> line.endsWith(" [VR-1103]"));
  }

  @Test
  void mistakesOfSeveralFiltersAreReportedTogether() {
    withFilter(
        "a", Map.of("scheme", "shufti-pro", "secret", SignedResponse.SECRET, "max-body", "x"));
    withFilter("b", Map.of("scheme", "shufti-pro", "secret", SignedResponse.SECRET, "entity", "x"));

    assertRefused("filter 'a': verified-response.a.max-body='x'");
    assertThat(printed)
        .anyMatch(line -> line.contains("filter 'b': verified-response.b.entity='x'"));
  }

  @Test
  void aMisspeltVerifierOfASystemPropertyIsRefused() {
    System.setProperty(PREFIX + "shufty.accept", "approved");
    withFilter("shufti", Map.of());

    assertRefused(
        "verified-response.shufty.accept belongs to a verifier 'shufty' that has no scheme: did you"
            + " mean verified-response.shufti.accept?");
  }

  @Test
  void aMisspeltVerifierIsRefusedWhereNoInitialiserRuns() {
    System.setProperty(PREFIX + "shufty.accept", "approved");
    server
        .declaredFilter("shufti", "/shufti", Map.of())
        .servlet("/shufti", Handler.requiring("shufti"));

    assertRefused("verified-response.shufty.accept belongs to a verifier 'shufty'");
  }

  @Test
  void anInitParamMayHoldTheSchemeOfWhatOtherSourcesSet() {
    System.setProperty(PREFIX + "callbacks.max-body", "1KiB");
    withFilter("callbacks", PARAMS);

    assertThatCode(server::start).doesNotThrowAnyException();
  }

  @Test
  void anInitParamMayHoldItAlsoWhereNoInitialiserRuns() {
    System.setProperty(PREFIX + "callbacks.max-body", "1KiB");
    server
        .declaredFilter("shufti", "/shufti", Map.of("verifier", "shufti"))
        .declaredFilter("callbacks", "/callbacks", PARAMS)
        .servlet("/callbacks", Handler.requiring("callbacks"));

    assertThatCode(server::start).doesNotThrowAnyException();
  }
}
