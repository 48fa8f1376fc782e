package io.github.verifiedresponse.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.NotVerifiedException;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerificationEvent;
import io.github.verifiedresponse.VerificationListener;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.message.Reason;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

/** What was verified is known to the request that it was verified for, and to no other. */
class RequestPayloadsListenerTest {
  private static final VerifiedPayload FIRST = CdiSamples.approved("caf");
  private static final VerifiedPayload SECOND = CdiSamples.declined("caf-2");

  private final VerificationListener listener = new RequestPayloadsListener();

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(VerificationListener.class))
        .hasAtLeastOneElementOfType(RequestPayloadsListener.class);
  }

  @Test
  void doesNothingAndThrowsNothingWithoutAContainer() {
    assertThatThrownBy(CDI::current).isInstanceOf(IllegalStateException.class);
    try (LogCapture log = LogCapture.start()) {
      Verification verified = new Verification.Verified(CdiSamples.approved("caf"));
      Verification rejected = new Verification.Rejected(Reason.STALE, "a detail");
      assertThatCode(() -> listener.onEvent(event("caf", verified))).doesNotThrowAnyException();
      assertThatCode(() -> listener.onEvent(event("caf", rejected))).doesNotThrowAnyException();
      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void tellsEachRequestItsOwn() {
    try (WeldContainer container = container()) {
      for (VerifiedPayload payload : List.of(FIRST, SECOND, FIRST)) {
        assertThat(inRequest(container, () -> told(container, payload))).isSameAs(payload);
        assertThatThrownBy(() -> inRequest(container, () -> injected(container)))
            .isInstanceOf(NotVerifiedException.class);
      }
    }
  }

  @Test
  void tellsTheContainerThatRuns() {
    for (VerifiedPayload payload : List.of(FIRST, SECOND)) {
      try (WeldContainer container = container()) {
        assertThat(inRequest(container, () -> told(container, payload))).isSameAs(payload);
      }
      tell(payload); // nobody
    }
  }

  @Test
  void tellsEachApplicationItsOwn() {
    Thread thread = Thread.currentThread();
    ClassLoader application = thread.getContextClassLoader();
    try (WeldContainer container = container()) {
      inRequest(container, () -> told(container, FIRST));
      thread.setContextClassLoader(new ClassLoader(application) {});
      assertThat(inRequest(container, () -> told(container, SECOND))).isSameAs(SECOND);
    } finally {
      thread.setContextClassLoader(application);
    }
  }

  private static WeldContainer container() {
    return new Weld()
        .disableDiscovery()
        .beanClasses(RequestPayloads.class, PayloadProducer.class)
        .initialize();
  }

  private VerifiedPayload told(WeldContainer container, VerifiedPayload payload) {
    tell(payload);
    return injected(container);
  }

  private void tell(VerifiedPayload payload) {
    listener.onEvent(event(payload.verifier(), new Verification.Verified(payload)));
  }

  private static VerificationEvent event(String verifier, Verification verification) {
    return new VerificationEvent(
        VerificationEvent.Step.VERIFY,
        verifier,
        "caf",
        FilterKind.NONE,
        verification,
        Optional.empty(),
        "",
        Duration.ZERO);
  }

  private static VerifiedPayload injected(WeldContainer container) {
    return container.select(VerifiedPayload.class).get();
  }

  private static VerifiedPayload inRequest(
      WeldContainer container, Supplier<VerifiedPayload> work) {
    RequestContextController scope = container.select(RequestContextController.class).get();
    scope.activate();
    try {
      return work.get();
    } finally {
      scope.deactivate();
    }
  }
}
