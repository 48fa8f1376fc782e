package io.github.verifiedresponse.tests.once;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.gate.Gate;
import io.github.verifiedresponse.gate.Visit;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.result.Sender;
import io.github.verifiedresponse.tests.once.ClaimModel.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One result, the requests that bring it, and the model that says what has to happen. */
final class ClaimMachine {
  private static final Set<Integer> FAILURES = Set.of(408, 425, 429, 500, 503);
  private static final int OK = 200;
  private static final int SERVICE_UNAVAILABLE = 503;
  private static final int MOST_RUNS_OF_A_CLIENT = 6;

  private final TwoVerifiers system;
  private final ClaimModel model;
  private final String token;
  private final List<Handling> handlings = new ArrayList<>();
  private boolean isNew = true;

  ClaimMachine(TwoVerifiers system) {
    this.system = system;
    this.model = new ClaimModel(system.sender());
    this.token = system.newToken();
  }

  /** {@return whether no store has heard of the result} */
  boolean isNew() {
    return isNew;
  }

  ClaimModel model() {
    return model;
  }

  Instant now() {
    return system.clock().instant();
  }

  Instant claimUntil() {
    return now().plus(TwoVerifiers.CLAIM_TIMEOUT);
  }

  void timePasses(Duration time) {
    system.clock().move(time);
  }

  boolean hasAny(Predicate<Handling> which) {
    return handlings.stream().anyMatch(which);
  }

  /** {@return one of them, by any number} */
  Handling pick(Predicate<Handling> which, int number) {
    List<Handling> all = handlings.stream().filter(which).toList();
    return all.get(number % all.size());
  }

  /** A request brings the result to a node. */
  void send(int node) {
    Verdict expected = model.judge(now());
    ResponseVerifier verifier = system.nodes().get(node);
    MemoryExchange exchange = new MemoryExchange(token);
    Optional<Visit> visit = enter(verifier, exchange);
    assertThat(answered(visit, exchange)).isEqualTo(expected);
    if (visit.isPresent()) {
      VerifiedPayload payload = VerifiedPayload.require(exchange::get, verifier.name());
      overtake();
      Handling handling =
          new Handling(verifier, payload, visit.get(), model.givenBack(), claimUntil());
      handlings.add(handling);
      model.take(handling, claimUntil());
    }
  }

  /** {@return what a request met whose answer from the store was lost} */
  MemoryExchange sendInVain(int node) {
    MemoryExchange exchange = new MemoryExchange(token);
    overtake();
    assertThat(enter(system.nodes().get(node), exchange)).isEmpty();
    return exchange;
  }

  private Optional<Visit> enter(ResponseVerifier verifier, MemoryExchange exchange) {
    isNew = false;
    try {
      return Gate.of(verifier).enter(exchange);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Verdict answered(Optional<Visit> visit, MemoryExchange exchange) {
    if (visit.isPresent()) {
      return Verdict.RUNS;
    }
    boolean isVendor = system.sender() == Sender.VENDOR;
    if (exchange.says("in-progress")) {
      assertThat(exchange.status()).isEqualTo(isVendor ? 503 : 409);
      return Verdict.IN_PROGRESS;
    }
    if (isVendor) {
      assertThat(exchange.status()).isEqualTo(OK);
      assertThat(handlings)
          .as("acknowledged before a handler has ended for good")
          .anyMatch(handling -> handling.ended && handling.settled == Handling.Settled.USED);
    } else {
      assertThat(exchange.says("replayed")).isTrue();
    }
    return Verdict.USED;
  }

  private void overtake() {
    model
        .abandoned()
        .ifPresent(
            holder -> {
              if (holder instanceof Handling slow) {
                slow.excused = true;
              }
            });
  }

  void crash(Handling handling) {
    handling.crashed = true;
    handling.excused = true;
  }

  void giveBack(Handling handling) {
    handling.saidGiveBack = true;
    handling.payload.giveBack();
    model.giveBack(handling);
  }

  void answer(Handling handling, int status) {
    tell(() -> handling.visit.ended(status));
    ended(handling, FAILURES.contains(status) && system.giveBack() == GiveBack.STATUS);
  }

  /** Its container answers 503 in its place. A vendor's result stays in use then. */
  void timeOut(Handling handling) {
    tell(() -> handling.visit.abandoned(SERVICE_UNAVAILABLE));
    handling.timedOut = true;
    if (system.giveBack() != GiveBack.STATUS) {
      ended(handling, false);
    }
  }

  /** The handler itself throws, before its effect. */
  void fail(Handling handling) {
    tell(() -> handling.visit.threw(new IllegalStateException("on purpose"), true));
    ended(handling, system.giveBack() != GiveBack.EXPLICIT);
  }

  /** Something around the handler throws, whatever the handler did. */
  void failAround(Handling handling, Exception thrown, boolean byHandler) {
    tell(() -> handling.visit.threw(thrown, byHandler));
    ended(handling, system.giveBack() == GiveBack.STATUS);
  }

  private void ended(Handling handling, boolean saysNothing) {
    handling.ended = true;
    handling.excused |= saysNothing;
    model.end(handling, saysNothing);
  }

  /** A container tells of the same end again, or of another one. */
  void endAgain(Handling handling) {
    tell(() -> handling.visit.failed());
    handling.verifier.handling().settle(handling.payload, Ending.byException());
    handling.verifier.handling().settle(handling.payload, Ending.notCalled());
  }

  private interface News {
    void tell() throws IOException;
  }

  private static void tell(News news) {
    try {
      news.tell();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A client's result has one effect; a vendor's has another one only where a failure says so. */
  void checkEffects() {
    boolean isVendor = system.sender() == Sender.VENDOR;
    long effects =
        handlings.stream()
            .filter(handling -> handling.hadEffect && !(isVendor && handling.excused))
            .count();
    assertThat(effects).isLessThanOrEqualTo(1);
  }

  void checkRuns() {
    if (system.sender() == Sender.CLIENT) {
      assertThat(handlings).hasSizeLessThanOrEqualTo(MOST_RUNS_OF_A_CLIENT);
    }
  }
}
