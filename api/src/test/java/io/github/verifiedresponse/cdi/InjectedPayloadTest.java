package io.github.verifiedresponse.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.NotVerifiedException;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.result.Outcome;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

@EnableWeld
class InjectedPayloadTest {

  @WeldSetup
  private final WeldInitiator weld =
      WeldInitiator.from(RequestPayloads.class, PayloadProducer.class, Handler.class, Lazy.class)
          .activate(RequestScoped.class)
          .build();

  @RequestScoped
  static class Handler {
    @Inject VerifiedPayload payload;

    Outcome outcome() {
      return payload.outcome();
    }
  }

  @RequestScoped
  static class Lazy {
    @Inject Instance<VerifiedPayload> payloads;

    VerifiedPayload payload() {
      return payloads.get();
    }
  }

  @Test
  void isWhatADoorHasVerified() {
    VerifiedPayload verified = CdiSamples.declined("caf");

    assertThat(weld.select(Handler.class).get().outcome()).isEqualTo(Outcome.DECLINED);
    assertThat(weld.select(Lazy.class).get().payload()).isSameAs(verified);
  }

  @Test
  void isTheLatestOne() {
    CdiSamples.approved("caf");
    VerifiedPayload latest = CdiSamples.declined("caf-2");

    assertThat(weld.select(Lazy.class).get().payload()).isSameAs(latest);
  }

  @Test
  void failsWhenNothingWasVerified() {
    assertThatThrownBy(() -> weld.select(Lazy.class).get().payload())
        .isInstanceOf(NotVerifiedException.class)
        .hasMessageStartingWith("not-verified: a VerifiedPayload was injected")
        .hasMessageContaining("guard the endpoint with @VerifiedResponse");
    assertThatThrownBy(() -> weld.select(Handler.class).get().outcome())
        .hasStackTraceContaining("NotVerifiedException");
  }
}
