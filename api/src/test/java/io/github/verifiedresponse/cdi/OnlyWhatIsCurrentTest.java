package io.github.verifiedresponse.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Attached;
import io.github.verifiedresponse.NotVerifiedException;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On an error page, and when the request is done with a result, there is nothing to inject. */
@EnableWeld
class OnlyWhatIsCurrentTest {

  @WeldSetup
  private final WeldInitiator weld =
      WeldInitiator.from(
              RequestPayloads.class,
              PayloadProducer.class,
              VerifiedResponseInterceptor.class,
              Accounts.class)
          .activate(RequestScoped.class)
          .build();

  @ApplicationScoped
  @VerifiedResponse("caf")
  static class Accounts {
    String open() {
      return "opened";
    }
  }

  private final Map<String, @Nullable Object> request = new HashMap<>();

  private Attached attach(VerifiedPayload payload) {
    return Attached.attach(request::get, request::put, payload, Optional.empty());
  }

  private VerifiedPayload injected() {
    return weld.select(VerifiedPayload.class).get();
  }

  @Test
  void nothingIsInjectedWhileItIsHidden() {
    VerifiedPayload payload = CdiSamples.approved("caf");
    Attached attached = attach(payload);
    Accounts accounts = weld.select(Accounts.class).get();

    attached.hide(request::put);
    assertThatThrownBy(this::injected).isInstanceOf(NotVerifiedException.class);
    assertThatThrownBy(accounts::open).isInstanceOf(NotVerifiedException.class);

    attached.show(request::put);
    assertThat(injected()).isSameAs(payload);
    assertThat(accounts.open()).isEqualTo("opened");
  }

  @Test
  void whatIsRemovedIsInjectedNoMoreAndWhatWasBeforeItIs() {
    VerifiedPayload first = CdiSamples.approved("caf");
    VerifiedPayload second = CdiSamples.approved("caf-2");
    attach(first);
    Attached attached = attach(second);
    assertThat(injected()).isSameAs(second);

    attached.remove(second, request::put);
    assertThat(injected()).isSameAs(first);

    attached.remove(first, request::put);
    assertThatThrownBy(this::injected).isInstanceOf(NotVerifiedException.class);
    assertThatThrownBy(() -> weld.select(Accounts.class).get().open())
        .isInstanceOf(NotVerifiedException.class);
  }
}
