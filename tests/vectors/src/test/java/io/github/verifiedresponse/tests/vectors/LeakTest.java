package io.github.verifiedresponse.tests.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.verifiedresponse.Needles;
import io.github.verifiedresponse.Problem;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.Ending;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is said, logged, thrown and shown while all kinds of requests come in. */
class LeakTest {
  private static final int REQUESTS = 10_400;

  private final Needles needles =
      new Needles()
          .secret("Caf's secret", MixedRequests.CAF_SECRET)
          .secret("Shufti Pro's secret", MixedRequests.SHUFTI_SECRET)
          .value(MixedRequests.ID);
  private final Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
  private final Set<String> searched = new HashSet<>();
  private final List<String> texts = new ArrayList<>();
  private final Set<String> leaks = new HashSet<>();

  @Test
  @DisplayName(
      "AT-047, AT-048, AT-175, AT-177 lets out no secret, no expected signature, no payload")
  void letsOutNoSecretNoExpectedSignatureAndNoPayload() {
    Person.VALUES.forEach(needles::value);
    MixedRequests requests = new MixedRequests();
    try (AllLogs logs = new AllLogs(texts::add)) {
      for (int number = 0; number < REQUESTS; number++) {
        MixedRequests.Ask ask = requests.request(number);
        InboundMessage message = ask.message().build();
        collect(ask, message, ask.verifier().verify(message));
        search(ask.expected());
      }
      showAll(requests);
      search(List.of());
      logs.flush();
    }
    System.out.printf(
        "leaks: %d requests, %d needles, %d different texts, %d leaks; %s%n",
        REQUESTS, needles.size(), searched.size(), leaks.size(), reasons);
    assertThat(leaks).isEmpty();
    assertThat(reasons.keySet()).as("kinds of refusal").hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void findsASecretInEachEncoding() {
    assertThat(needles.in("a" + MixedRequests.CAF_SECRET + "b")).isNotEmpty();
    assertThat(
            needles.in(
                Arrays.toString(MixedRequests.SHUFTI_SECRET.getBytes(StandardCharsets.UTF_8))))
        .containsExactly("Shufti Pro's secret as a Java array");
    assertThat(needles.in("nothing")).isEmpty();
  }

  private void collect(MixedRequests.Ask ask, InboundMessage message, Verification verification) {
    texts.add(String.valueOf(verification));
    show(List.of(message));
    if (verification instanceof Verification.Rejected rejected) {
      reasons.merge(rejected.reason(), 1, Integer::sum);
      Problem problem = ask.verifier().handling().problem(rejected);
      texts.add(new String(problem.body(), StandardCharsets.UTF_8));
      texts.add(problem + " " + problem.headers() + " " + rejected.detail());
    } else if (verification instanceof Verification.Verified verified) {
      VerifiedPayload payload = verified.payload();
      show(Reachable.from(payload));
      texts.add(AllLogs.stackTrace(catchThrowable(() -> payload.as(Integer.class))));
      texts.add(AllLogs.stackTrace(catchThrowable(() -> payload.as(Wrong.class))));
      texts.add(
          AllLogs.stackTrace(
              catchThrowable(() -> VerifiedPayload.require(name -> payload, "another"))));
      if (payload.issuedAt().isEmpty()) {
        // not Caf's, which are to be replayed
        ask.verifier().handling().settle(payload, Ending.notCalled());
      }
      texts.add(String.valueOf(ask.verifier().handling().recheck(payload)));
    }
  }

  private void showAll(MixedRequests requests) {
    show(Reachable.from(requests.verifiers()));
    show(Reachable.from(requests.schemes()));
    texts.add(
        AllLogs.stackTrace(
            catchThrowable(() -> Secret.of("a name", MixedRequests.CAF_SECRET + "\n"))));
    texts.add(Arrays.toString(ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)));
    texts.add(ManagementFactory.getPlatformMBeanServer().queryNames(null, null).toString());
  }

  private void show(Collection<?> objects) {
    objects.forEach(object -> texts.add(object.getClass().getName() + " " + object));
  }

  private void search(List<String> expected) {
    for (String text : texts) {
      if (searched.add(text)) {
        needles.in(text).forEach(needle -> leaks.add(needle + " in: " + text));
      }
      expected.stream()
          .filter(text::contains)
          .forEach(signature -> leaks.add("a signature in: " + text));
    }
    texts.clear();
  }

  /** What no payload fits. */
  record Wrong(int requestId, int v0, int personId, int reference) {}
}
