package io.github.verifiedresponse.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.message.Reason;
import org.junit.jupiter.api.Test;

/** A binding to a bean while CDI has not started, or never does. */
class ExpectedBeanWithoutCdiTest {

  @Test
  void letsNothingPass() {
    ResponseVerifier verifier =
        Verifiers.of(TestSettings.caf("binding", "/personId=expected:nobody")).named("caf");

    assertThat(
            VendorSamples.reason(
                verifier,
                TestMessage.ofToken(
                    VendorSamples.CAF.token(
                        VendorSamples.payload("r1", ",\"personId\":\"anna\"")))))
        .isEqualTo(Reason.UNAVAILABLE);
  }
}
