package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.replay.ReplayGuards;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a request carries of its verification, for as long as it has to do with it. */
class AttachedTest {
  private static final Content BODY = Content.ofText("the body");

  private final Map<String, @Nullable Object> request = new HashMap<>();
  private final RecordedParts parts = new RecordedParts();
  private final ResponseVerifier verifier = parts.builder().build();

  private Attached attach(VerifiedPayload payload) {
    return Attached.attach(request::get, request::put, payload, Optional.empty());
  }

  private static VerifiedPayload verify(ResponseVerifier verifier, String body) {
    return Verdicts.verified(verifier.verify(TestMessage.ofJson(body).build()));
  }

  private Optional<VerifiedPayload> found() {
    return VerifiedPayload.find(request::get, "recorded");
  }

  @Test
  void nothingIsAttachedAtFirst() {
    assertThat(Attached.in(request::get)).isEmpty();
    assertThat(found()).isEmpty();
  }

  @Test
  void whatWasVerifiedIsFoundByItsVerifiersName() {
    VerifiedPayload payload = verify(verifier, "r1");
    Attached attached = attach(payload);

    assertThat(found()).containsSame(payload);
    assertThat(VerifiedPayload.require(request::get, "recorded")).isSameAs(payload);
    assertThat(VerifiedPayload.find(request::get, "another")).isEmpty();
    assertThat(request).containsEntry(VerifiedPayload.ATTRIBUTE, payload);
    assertThat(Attached.in(request::get)).containsSame(attached);
    assertThat(payload.isCurrent()).isTrue();
  }

  @Test
  void thePublicAttributeAloneIsNoProof() {
    VerifiedPayload ofAnotherRequest = verify(verifier, "r1");
    request.put(VerifiedPayload.ATTRIBUTE, ofAnotherRequest);

    assertThat(found()).isEmpty();
  }

  @Test
  void anAttributeOfAnotherTypeIsNothing() {
    attach(verify(verifier, "r1"));
    request.replaceAll((name, value) -> "a front end's text");

    assertThat(Attached.in(request::get)).isEmpty();
    assertThat(found()).isEmpty();
  }

  @Test
  void theLatestOfAVerifierCountsAndOthersStay() {
    ResponseVerifier sameName = parts.builder().build();
    VerifiedPayload first = verify(verifier, "r1");
    VerifiedPayload second = verify(verifier, "r2");
    VerifiedPayload ofSameName = verify(sameName, "r3");
    attach(first);
    Attached attached = attach(second);
    assertThat(attached.of(verifier, false)).containsSame(second);

    assertThat(attach(ofSameName)).isSameAs(attached);

    assertThat(attached.of(verifier, false)).containsSame(second);
    assertThat(attached.of(sameName, false)).containsSame(ofSameName);
    assertThat(attached.of(parts.builder().build(), true)).isEmpty();
    assertThat(found()).containsSame(ofSameName);
    assertThat(request).containsEntry(VerifiedPayload.ATTRIBUTE, ofSameName);
    assertThat(attached).hasToString("Attached[3]");
  }

  @Test
  void whatIsHiddenIsNotFoundUntilItIsShownAgain() {
    VerifiedPayload payload = verify(verifier, "r1");
    Attached attached = attach(payload);

    attached.hide(request::put);

    assertThat(found()).isEmpty();
    assertThatThrownBy(() -> VerifiedPayload.require(request::get, "recorded"))
        .isInstanceOf(NotVerifiedException.class);
    assertThat(request.get(VerifiedPayload.ATTRIBUTE)).isNull();
    assertThat(payload.isCurrent()).isFalse();
    assertThat(attached.of(verifier, false)).isEmpty();
    assertThat(attached.of(verifier, true)).as("for a dispatch").containsSame(payload);

    attached.show(request::put);

    assertThat(found()).containsSame(payload);
    assertThat(request).containsEntry(VerifiedPayload.ATTRIBUTE, payload);
    assertThat(payload.isCurrent()).isTrue();
  }

  @Test
  void whatIsRemovedIsGoneAndWhatWasBeforeItIsFoundAgain() {
    VerifiedPayload first = verify(verifier, "r1");
    VerifiedPayload second = verify(verifier, "r2");
    attach(first);
    Attached attached = attach(second);

    attached.remove(second, request::put);

    assertThat(second.isCurrent()).isFalse();
    assertThat(first.isCurrent()).isTrue();
    assertThat(found()).containsSame(first);
    assertThat(request).containsEntry(VerifiedPayload.ATTRIBUTE, first);

    attached.remove(first, request::put);

    assertThat(first.isCurrent()).isFalse();
    assertThat(found()).isEmpty();
    assertThat(Attached.in(request::get)).isEmpty();
    assertThat(request.values()).containsOnlyNulls();
  }

  @Test
  void whatIsRemovedWhileItIsHiddenShowsNothing() {
    VerifiedPayload first = verify(verifier, "r1");
    VerifiedPayload second = verify(verifier, "r2");
    attach(first);
    Attached attached = attach(second);
    attached.hide(request::put);

    attached.remove(second, request::put);

    assertThat(found()).isEmpty();
    assertThat(first.isCurrent()).isFalse();
    assertThat(request.get(VerifiedPayload.ATTRIBUTE)).isNull();
  }

  @Test
  void keepsTheBodyThatWasReadUntilAllIsRemoved() {
    VerifiedPayload payload = verify(verifier, "r1");
    VerifiedPayload withoutBody = verify(verifier, "r2");
    Attached attached = Attached.attach(request::get, request::put, payload, Optional.of(BODY));
    attach(withoutBody);
    assertThat(attached.body()).contains(BODY);

    attached.remove(payload, request::put);
    assertThat(attached.body()).contains(BODY);
    attached.remove(withoutBody, request::put);

    assertThat(attached.body()).isEmpty();
  }

  @Test
  void aPayloadThatIsNoLongerCurrentCanStillBeGivenBack() {
    ResponseVerifier once =
        parts.builder().replayGuard(ReplayGuards.inMemory(10, parts.clock)).build();
    VerifiedPayload payload = verify(once, "r1");
    attach(payload).remove(payload, request::put);

    payload.giveBack();

    assertThat(verify(once, "r1").firstSeen()).isTrue();
  }
}
