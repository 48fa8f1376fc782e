package io.github.verifiedresponse.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerificationListener;
import jakarta.enterprise.inject.spi.CDI;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** Without a CDI container the listener is silent. */
class RequestPayloadsListenerTest {

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
      VerificationListener listener = new RequestPayloadsListener();

      assertThatCode(() -> listener.onVerification("caf", verified)).doesNotThrowAnyException();
      assertThatCode(() -> listener.onVerification("caf", rejected)).doesNotThrowAnyException();
      assertThat(log.lines()).isEmpty();
    }
  }
}
