package io.github.verifiedresponse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** What JUnit reports of a test with the annotation. */
class AttackEndpointTest {
  private static Events run(Class<?> testClass) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(testClass))
        .execute()
        .testEvents();
  }

  private static Stream<String> names(Events events) {
    return events.stream().map(event -> event.getTestDescriptor().getDisplayName());
  }

  private static String message(Event event) {
    return event
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .map(Throwable::getMessage)
        .orElse("");
  }

  @Test
  void eachAttackIsATestOfItsNameWithALifecycleOfItsOwn() {
    Events events = run(Templates.Right.class);

    assertThat(names(events.started()))
        .containsExactlyElementsOf(Arrays.stream(Attack.values()).map(Attack::title).toList());
    assertThat(events.failed().list()).isEmpty();
    assertThat(events.succeeded().count()).isGreaterThan(20);
    assertThat(names(events.aborted())).containsExactly(Attack.PUBLIC_KEY_AS_SECRET.title());
  }

  @Test
  void aFaultFailsTheTestsOfTheAttacksThatItLetsThrough() {
    Events events = run(Templates.WithoutGuard.class);

    assertThat(names(events.failed()))
        .containsExactlyElementsOf(Fault.NO_GUARD.throughIt().stream().map(Attack::title).toList());
    assertThat(events.failed().stream().map(AttackEndpointTest::message))
        .allSatisfy(it -> assertThat(it).contains("FAILED REPLAYED", "; set a replay-guard"));
    assertThat(names(events.aborted()))
        .containsExactly(Attack.TWICE.title(), Attack.PUBLIC_KEY_AS_SECRET.title());
  }

  @Test
  void aTestThatAsksNothingFails() {
    Events events = run(Templates.Forgetful.class);

    assertThat(events.failed().count()).isEqualTo(Attack.values().length);
    assertThat(events.failed().stream().map(AttackEndpointTest::message))
        .allSatisfy(it -> assertThat(it).contains("no request was sent", "attempt.make("));
  }

  @Test
  void aTestThatFailsBeforeItAsksSaysWhyItDid() {
    Events events = run(Templates.Failing.class);

    assertThat(events.failed().stream().map(AttackEndpointTest::message))
        .hasSameSizeAs(Attack.values())
        .allSatisfy(it -> assertThat(it).startsWith("no endpoint for "));
  }
}
