package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.binding.Binding;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.Caller;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.FormFields;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.replay.ClaimTerms;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import io.github.verifiedresponse.scheme.SignatureScheme;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every {@code toString} is safe to log: no secret, no signature, nothing about a person. */
class ToStringTest {
  private static final String PERSON = "12345678900";
  private static final String PAYLOAD =
      "{\"requestId\":\"" + PERSON + "\",\"iat\":1594925080,\"isAlive\":true}";
  private static final String TOKEN = TestVendor.caf().token(PAYLOAD);
  private static final Secret SECRET = Secret.of("the name", TestVendor.CAF_SECRET);

  static Stream<Object> values() throws RejectedException {
    SignatureScheme scheme = Schemes.caf(CafProduct.FACE_LIVENESS, Keys.of(SECRET));
    ResponseVerifier verifier =
        ResponseVerifier.named("caf")
            .scheme(scheme)
            .freshness(Freshness.unlimited())
            .replayGuard(ReplayGuards.inMemory())
            .build();
    InboundMessage message =
        TestMessage.ofToken(TOKEN)
            .target("/results?token=" + TOKEN)
            .header("Signature", TOKEN)
            .build();
    SignedParts carried = new SignedParts(message, message.body(), TOKEN);
    Verification verified = verifier.verify(message);
    Verification replayed = verifier.verify(message);
    return Stream.of(
        SECRET,
        Keys.of(SECRET),
        scheme,
        Schemes.shuftiPro(Keys.of(SECRET)),
        Schemes.shuftiProLegacy(Keys.of(SECRET)),
        verifier,
        message,
        message.body(),
        carried,
        scheme.authenticate(carried),
        verified,
        Verdicts.verified(verified),
        Attached.attach(
            name -> null, (name, value) -> {}, Verdicts.verified(verified), Optional.empty()),
        ReplayGuards.inMemory()
            .admit(
                ReplayIdentity.of("caf", PERSON), new ClaimTerms(Instant.MAX, Instant.MAX, false)),
        replayed,
        verifier.handling().problem(Verdicts.rejected(replayed)),
        new RejectedException(Reason.STALE, "a detail"),
        FormFields.parse(Content.ofText("token=" + TOKEN)),
        ReplayIdentity.of("caf", PERSON),
        ReplayGuards.inMemory(),
        ReplayGuard.disabled(),
        Binding.none(),
        Caller.unknown(),
        Freshness.unlimited(),
        Verifiers.of(verifier),
        Verifiers.of(
            Map.of(
                "verified-response.caf.scheme",
                "caf",
                "verified-response.caf.secret",
                TestVendor.CAF_SECRET)));
  }

  @ParameterizedTest
  @MethodSource("values")
  void leaksNothing(Object value) {
    assertThat(value.toString())
        .doesNotContain(TestVendor.CAF_SECRET)
        .doesNotContain(PERSON)
        .doesNotContain(TOKEN)
        .doesNotContain(TOKEN.substring(TOKEN.lastIndexOf('.') + 1));
  }
}
