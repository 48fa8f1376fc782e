package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.RefusedSettings.assertRefused;
import static io.github.verifiedresponse.config.TestSettings.caf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestCaller;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.message.Reason;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose result it must be, as a setting. */
class BindingSettingTest {

  @ParameterizedTest(name = "AT-056, AT-162 {0}")
  @ValueSource(
      strings = {"/personId=principal", "/personId=session:person", "/personId=attribute:person"})
  void takesTheResultOfThisCallerOnly(String binding) {
    ResponseVerifier verifier =
        Verifiers.of(caf("binding", binding, "replay-guard", "disabled")).named("caf");
    String token =
        VendorSamples.CAF.token(VendorSamples.payload("r1", ",\"personId\":\"person-a\""));

    VendorSamples.assertVerified(verifier, TestMessage.ofToken(token).caller(known("person-a")));
    assertThat(VendorSamples.reason(verifier, TestMessage.ofToken(token).caller(known("person-b"))))
        .isEqualTo(Reason.NOT_BOUND);
    assertThat(VendorSamples.reason(verifier, TestMessage.ofToken(token)))
        .as("of whom nothing is known")
        .isEqualTo(Reason.NOT_BOUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "principal",
        "=principal",
        "/personId",
        "/personId=",
        "/personId=principal:x",
        "/personId=session",
        "/personId=session:",
        "/personId=attribute: ",
        "/personId=header:X-Person",
        "/personId=cookie:person",
        "/personId=issued-to:",
        "/personId=issued-to:header:X",
        "/personId=issued-to:principal:x",
        "/personId=expected:",
        "/personId=expected:a b",
        "personId=issued-to:principal",
        "personId=principal"
      })
  void refusesABindingToAnythingElse(String binding) {
    assertRefused(caf("binding", binding), "verified-response.caf.binding='" + binding + "': ");
  }

  /** One name, wherever it is asked for. */
  private static TestCaller known(String name) {
    Map<String, Object> person = Map.of("person", name);
    return new TestCaller(Optional.of(name), person, person);
  }
}
