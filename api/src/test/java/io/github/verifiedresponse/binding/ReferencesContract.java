package io.github.verifiedresponse.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.message.Caller;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.Together;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.SignedTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What references promise, wherever they are kept. */
interface ReferencesContract {
  Duration LIFETIME = Duration.ofHours(1);

  /** The references under test, the same for the whole of one test. */
  References references();

  /** The clock that they go by. */
  TestClock clock();

  @Test
  default void everyReferenceIsAnother() throws RejectedException {
    assertThat(references().issue("anna")).matches("[0-9a-f]{32}");
    assertThat(references().issue("anna")).isNotEqualTo(references().issue("anna"));
  }

  @Test
  default void aResultOfAnOpenReferencePasses() throws RejectedException {
    AuthenticMessage result = result(references().issue("anna"), Outcome.APPROVED);

    assertThatCode(() -> binding("anna").check(result, Caller.unknown()))
        .doesNotThrowAnyException();
  }

  @Test
  @DisplayName("AT-056 a result of another person's reference is refused")
  default void aResultOfAnotherPersonsReferenceIsRefused() throws RejectedException {
    AuthenticMessage result = result(references().issue("anna"), Outcome.APPROVED);

    assertThat(reason(binding("boris"), result)).isEqualTo(Reason.NOT_BOUND);
    assertThat(reason(binding(""), result)).isEqualTo(Reason.NOT_BOUND);
  }

  @Test
  default void aResultOfAReferenceThatNobodyIssuedIsRefused() {
    for (String reference : new String[] {"", "made up", "0".repeat(32), "-"}) {
      assertThat(reason(binding("anna"), result(reference, Outcome.APPROVED)))
          .isEqualTo(Reason.NOT_BOUND);
    }
  }

  @Test
  default void aReferenceThatTheVendorMadeIsItsCustomersUntilAResultDecides()
      throws RejectedException {
    references().open("order_1", "anna");
    references().open("order_1", "anna");
    AuthenticMessage result = result("order_1", Outcome.APPROVED);

    assertThatThrownBy(() -> references().open("order_1", "boris"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContainingAny("order_1", "anna");
    assertThat(reason(binding("boris"), result)).isEqualTo(Reason.NOT_BOUND);
    assertPasses(result);

    assertThatThrownBy(() -> references().open("order_1", "anna"))
        .as("it is not opened anew for another result")
        .isInstanceOf(IllegalStateException.class);
    assertThat(reason(binding("anna"), result("order_1", Outcome.DECLINED)))
        .isEqualTo(Reason.REPLAYED);
  }

  @Test
  default void aReferenceThatTheVendorMadeHasANameAndAPerson() {
    assertThatThrownBy(() -> references().open("", "anna"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> references().open("order_1", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void aReferenceEnds() throws RejectedException {
    AuthenticMessage result = result(references().issue("anna"), Outcome.APPROVED);

    clock().move(LIFETIME.plusSeconds(1));

    assertThat(reason(binding("anna"), result)).isEqualTo(Reason.NOT_BOUND);
  }

  @Test
  default void aClosedReferenceEndsToo() throws RejectedException {
    AuthenticMessage result = result(references().issue("anna"), Outcome.APPROVED);
    check(result);

    clock().move(LIFETIME.plusSeconds(1));

    assertThat(reason(binding("anna"), result)).isEqualTo(Reason.NOT_BOUND);
  }

  /** It may have been given back, or refused because a store was down. */
  @Test
  default void theResultThatClosedAReferencePassesForAnHour() throws RejectedException {
    AuthenticMessage result = result(references().issue("anna"), Outcome.APPROVED);
    clock().move(LIFETIME.minusSeconds(5));
    check(result);

    clock().move(Duration.ofMinutes(59));

    assertThatCode(() -> check(result)).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("AT-055 an older, better result of the same reference comes too late")
  default void anOlderBetterResultComesTooLate() throws RejectedException {
    String reference = references().issue("anna");
    AuthenticMessage declined = result(reference, Outcome.DECLINED);
    AuthenticMessage accepted = result(reference, Outcome.APPROVED);

    check(declined);

    assertThat(reason(binding("anna"), accepted)).isEqualTo(Reason.REPLAYED);
    assertThat(reason(binding("anna"), accepted)).as("for good").isEqualTo(Reason.REPLAYED);
  }

  @Test
  default void aResultOfAnotherPersonClosesNothing() throws RejectedException {
    String reference = references().issue("anna");

    assertThat(reason(binding("boris"), result(reference, Outcome.DECLINED)))
        .isEqualTo(Reason.NOT_BOUND);

    assertPasses(result(reference, Outcome.APPROVED));
  }

  @Test
  default void aRepeatedResultIsTheReplayGuardsToJudge() throws RejectedException {
    String reference = references().issue("anna");
    AuthenticMessage result = result(reference, Outcome.APPROVED);
    check(result);

    assertPasses(result);
    assertPasses(result(reference, Outcome.APPROVED));
    assertThat(reason(binding("anna"), result(reference, Outcome.DECLINED)))
        .isEqualTo(Reason.REPLAYED);
  }

  @Test
  default void theSameIdWithOtherContentIsAnotherResultWhereIdsAreNotUnique()
      throws RejectedException {
    String reference = references().issue("anna");
    check(repeated(reference, "first"));

    assertPasses(repeated(reference, "first"));
    assertThat(reason(binding("anna"), repeated(reference, "second"))).isEqualTo(Reason.REPLAYED);
  }

  @Test
  default void aPendingResultLeavesTheReferenceOpen() throws RejectedException {
    String reference = references().issue("anna");

    check(result(reference, Outcome.PENDING));
    check(result(reference, Outcome.PENDING));

    assertPasses(result(reference, Outcome.APPROVED));
    assertThat(reason(binding("anna"), result(reference, Outcome.PENDING)))
        .as("after the decision")
        .isEqualTo(Reason.REPLAYED);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PENDING")
  default void anyOtherOutcomeClosesTheReference(Outcome outcome) throws RejectedException {
    String reference = references().issue("anna");

    check(result(reference, outcome));

    assertThat(reason(binding("anna"), message("another", reference, Outcome.APPROVED)))
        .isEqualTo(Reason.REPLAYED);
  }

  @Test
  @DisplayName("AT-148 one of many different results passes")
  default void oneOfManyDifferentResultsPasses() throws Exception {
    for (int round = 0; round < 20; round++) {
      String reference = references().issue("anna");
      AtomicInteger next = new AtomicInteger();

      assertThat(Together.count(() -> passes(reference, "result " + next.getAndIncrement())))
          .as("round %s", round)
          .isEqualTo(1);
    }
  }

  @Test
  default void allOfManyCopiesOfOneResultPass() throws Exception {
    for (int round = 0; round < 20; round++) {
      String reference = references().issue("anna");

      assertThat(Together.count(() -> passes(reference, "the same")))
          .as("round %s", round)
          .isEqualTo(Together.THREADS);
    }
  }

  private boolean passes(String reference, String id) {
    try {
      check(message(id, reference, Outcome.APPROVED));
      return true;
    } catch (RejectedException e) {
      return false;
    }
  }

  private void assertPasses(AuthenticMessage result) {
    assertThatCode(() -> check(result)).doesNotThrowAnyException();
  }

  private void check(AuthenticMessage result) throws RejectedException {
    binding("anna").check(result, Caller.unknown());
  }

  private Binding binding(String subject) {
    return references().binding("/reference", caller -> Optional.of(subject));
  }

  private static Reason reason(Binding binding, AuthenticMessage result) {
    return Refusals.reason(() -> binding.check(result, Caller.unknown()));
  }

  private static AuthenticMessage result(String reference, Outcome outcome) {
    return message(reference + ":" + outcome, reference, outcome);
  }

  private static AuthenticMessage message(String id, String reference, Outcome outcome) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("reference", reference);
    return new AuthenticMessage(
        id, SignedTime.NONE, Content.ofText(json.toString()), json, outcome, "key");
  }

  /** A result of a vendor that repeats its ids. */
  private static AuthenticMessage repeated(String reference, String content) {
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("reference", reference).put("content", content);
    Content signed = Content.ofText(json.toString());
    return new AuthenticMessage(
            "the same id", SignedTime.NONE, signed, json, Outcome.UNKNOWN, "key")
        .withoutUniqueId(signed);
  }
}
