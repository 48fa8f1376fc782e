package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.AuthenticMessage;
import io.github.verifiedresponse.Binding;
import io.github.verifiedresponse.Caller;
import io.github.verifiedresponse.Content;
import io.github.verifiedresponse.Outcome;
import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.SignedTime;
import io.github.verifiedresponse.TestClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
  default void aReferenceEnds() throws RejectedException {
    AuthenticMessage result = result(references().issue("anna"), Outcome.APPROVED);

    clock().move(LIFETIME.plusSeconds(1));

    assertThat(reason(binding("anna"), result)).isEqualTo(Reason.NOT_BOUND);
    assertThat(Refusals.reason(() -> binding("anna").use(result))).isEqualTo(Reason.NOT_BOUND);
  }

  @Test
  @DisplayName("AT-055 an older, better result of the same reference comes too late")
  default void anOlderBetterResultComesTooLate() throws RejectedException {
    String reference = references().issue("anna");
    Binding binding = binding("anna");
    AuthenticMessage declined = result(reference, Outcome.DECLINED);
    AuthenticMessage accepted = result(reference, Outcome.APPROVED);

    binding.check(declined, Caller.unknown());
    binding.use(declined);

    assertThat(reason(binding, accepted)).isEqualTo(Reason.REPLAYED);
    assertThat(Refusals.reason(() -> binding.use(accepted))).isEqualTo(Reason.REPLAYED);
  }

  @Test
  default void aRepeatedResultIsTheReplayGuardsToJudge() throws RejectedException {
    AuthenticMessage result = result(references().issue("anna"), Outcome.APPROVED);
    Binding binding = binding("anna");

    binding.use(result);

    assertThatCode(
            () -> {
              binding.check(result, Caller.unknown());
              binding.use(result);
            })
        .doesNotThrowAnyException();
  }

  @Test
  default void aPendingResultLeavesTheReferenceOpen() throws RejectedException {
    String reference = references().issue("anna");
    Binding binding = binding("anna");

    binding.use(result(reference, Outcome.PENDING));
    binding.release(result(reference, Outcome.PENDING));

    assertThatCode(() -> binding.check(result(reference, Outcome.APPROVED), Caller.unknown()))
        .doesNotThrowAnyException();
  }

  @Test
  @DisplayName("AT-159 a reference is open again when the application failed on its result")
  default void aReferenceIsOpenAgainWhenTheApplicationFailed() throws RejectedException {
    String reference = references().issue("anna");
    Binding binding = binding("anna");
    binding.use(result(reference, Outcome.DECLINED));

    binding.release(result(reference, Outcome.APPROVED)); // did not use it
    assertThat(reason(binding, result(reference, Outcome.APPROVED))).isEqualTo(Reason.REPLAYED);

    binding.release(result(reference, Outcome.DECLINED));
    binding.use(result(reference, Outcome.APPROVED));
    assertThat(reason(binding, result(reference, Outcome.DECLINED))).isEqualTo(Reason.REPLAYED);
  }

  @Test
  default void oneOfManyResultsUsesTheReference() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 20; round++) {
        String reference = references().issue("anna");
        var attempts =
            IntStream.range(0, 8)
                .mapToObj(i -> pool.submit(() -> uses(reference, Integer.toString(i))))
                .toList();
        int used = 0;
        for (Future<Boolean> attempt : attempts) {
          used += attempt.get() ? 1 : 0;
        }
        assertThat(used).as("round %s", round).isEqualTo(1);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private boolean uses(String reference, String id) {
    try {
      binding("anna").use(message(id, reference, Outcome.APPROVED));
      return true;
    } catch (RejectedException e) {
      return false;
    }
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
}
