package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.Sender;
import io.github.verifiedresponse.result.SignedTime;
import io.github.verifiedresponse.scheme.SignatureScheme;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A vendor that signs events of many types, of which an endpoint handles some. */
class TypesTest {
  private static final Acceptance ANY = Acceptance.of();
  private final AtomicInteger claims = new AtomicInteger();

  /** Takes every body as a genuine event whose type is the body. */
  private record EventScheme(boolean namesType) implements SignatureScheme {
    @Override
    public AuthenticMessage authenticate(SignedParts carried) {
      String type = carried.content().toText(StandardCharsets.UTF_8);
      return new AuthenticMessage(
              "e1",
              SignedTime.issuedAt(RecordedParts.NOW),
              carried.content(),
              JsonNodeFactory.instance.objectNode(),
              Outcome.APPROVED,
              "the key")
          .ofType(type.equals("none") ? "" : type)
          .withContentThatIsNotJson();
    }
  }

  private ResponseVerifierBuilder verifier(Sender sender) {
    return ResponseVerifier.named("hooks")
        .scheme(new EventScheme(true))
        .sender(sender)
        .replayGuard(
            (identity, terms) -> {
              claims.incrementAndGet();
              return new Admission.Taken(new RecordedClaim());
            });
  }

  private static Verification verify(ResponseVerifier verifier, String type, String... endpoint) {
    return verifier.verify(TestMessage.ofJson(type).build(), ANY.ofTypes(endpoint));
  }

  @Test
  void aVendorsEventOfAnotherTypeIsAcknowledgedAndNotClaimed() {
    ResponseVerifier verifier = verifier(Sender.VENDOR).types("paid", "failed").build();

    for (String type : new String[] {"refunded", "PAID", "paid.", "none"}) {
      assertThat(Verdicts.acknowledged(verify(verifier, type))).isEqualTo(Reason.NOT_ACCEPTED);
    }
    assertThat(claims).hasValue(0);
    assertThat(Verdicts.verified(verify(verifier, "paid")).type()).contains("paid");
    assertThat(Verdicts.verified(verify(verifier, "failed")).type()).contains("failed");
    assertThat(claims).hasValue(2);
  }

  @Test
  void aClientsEventOfAnotherTypeIsRefusedAndNotClaimed() {
    ResponseVerifier verifier = verifier(Sender.CLIENT).types("paid").build();

    Verification.Rejected refused = Verdicts.rejected(verify(verifier, "refunded"));

    assertThat(refused.reason()).isEqualTo(Reason.NOT_ACCEPTED);
    assertThat(refused.detail())
        .isEqualTo("the result is genuine, but its type is not accepted by this endpoint");
    assertThat(verifier.handling().problem(refused).status()).isEqualTo(403);
    assertThat(claims).hasValue(0);
  }

  @Test
  void anEndpointNarrowsTheTypesOfItsVerifier() {
    ResponseVerifier verifier = verifier(Sender.CLIENT).types("paid", "failed").build();

    assertThat(Verdicts.reason(verify(verifier, "failed", "paid"))).isEqualTo(Reason.NOT_ACCEPTED);
    assertThat(Verdicts.verified(verify(verifier, "paid", "paid")).firstSeen()).isTrue();
  }

  @Test
  void anEndpointNeverWidensTheTypesOfItsVerifier() {
    ResponseVerifier verifier = verifier(Sender.CLIENT).types("paid").build();

    assertThat(Verdicts.reason(verify(verifier, "refunded", "paid", "refunded")))
        .isEqualTo(Reason.NOT_ACCEPTED);
  }

  @ParameterizedTest
  @EnumSource
  void whatAnotherFilterHasVerifiedIsJudgedByTheTypesOfThisEndpoint(Sender sender) {
    ResponseVerifier verifier = verifier(sender).build();
    VerifiedPayload payload = Verdicts.verified(verify(verifier, "refunded"));

    assertThat(verifier.handling().recheck(payload, ANY.ofTypes("refunded"), FilterKind.NONE))
        .isEqualTo(new Verification.Verified(payload));
    assertThat(verifier.handling().recheck(payload, ANY.ofTypes("paid"), FilterKind.NONE))
        .isNotInstanceOf(Verification.Verified.class);
  }

  @Test
  void aResultWithoutATypeHasNone() {
    assertThat(Verdicts.verified(verify(verifier(Sender.CLIENT).build(), "none")).type()).isEmpty();
  }

  @Test
  void typesAreRefusedAtStartWhereTheSchemeNamesNone() {
    ResponseVerifierBuilder untyped =
        verifier(Sender.VENDOR).scheme(new EventScheme(false)).types("paid");
    ResponseVerifier verifier = verifier(Sender.VENDOR).scheme(new EventScheme(false)).build();

    assertThatThrownBy(untyped::build)
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "verifier 'hooks': types cannot be checked, because the scheme custom has no event"
                + " types: remove types, or compare a field of the payload with require [VR-1011]");
    assertThatThrownBy(() -> verifier.handling().requireTypesOf(ANY.ofTypes("paid")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageEndingWith("[VR-1011]");
    verifier.handling().requireTypesOf(Acceptance.of(Outcome.APPROVED));
  }

  @Test
  void anEndpointThatSharesNoTypeWithItsVerifierIsRefusedAtStart() {
    ResponseVerifier verifier = verifier(Sender.VENDOR).types("paid", "failed").build();

    assertThatThrownBy(() -> verifier.handling().requireTypesOf(ANY.ofTypes("refunded")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("verifier 'hooks' accepts the types [paid, failed] only")
        .hasMessageContaining("add its types to the verifier's types, or remove those [VR-1012]");
    verifier.handling().requireTypesOf(ANY.ofTypes("failed", "refunded"));
    verifier.handling().requireTypesOf(ANY);
  }

  @Test
  void outcomesAndTypesAreSetInAnyOrder() {
    assertThat(verifier(Sender.CLIENT).types("paid").accept(Outcome.APPROVED).build().toString())
        .contains("outcome [APPROVED], types [paid], ");
    assertThat(verifier(Sender.CLIENT).accept(Outcome.APPROVED).types("paid").build().toString())
        .contains("outcome [APPROVED], types [paid], ");
  }
}
