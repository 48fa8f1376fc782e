package io.github.verifiedresponse.gate;

import static io.github.verifiedresponse.gate.GateSamples.approved;
import static io.github.verifiedresponse.gate.GateSamples.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Attached;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.replay.AlreadyUsedException;
import io.github.verifiedresponse.replay.Claim;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.result.Sender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the end of a handler settles what its request holds: once, and by the first filter. */
class VisitTest {
  private final HandlersClaim claim = new HandlersClaim();
  private final FakeExchange exchange = FakeExchange.of(approved());

  private ResponseVerifierBuilder claiming() {
    return verifier().replayGuard((identity, terms) -> new Admission.Taken(claim));
  }

  private Visit enter(ResponseVerifierBuilder builder) throws IOException {
    return Gate.of(builder.build()).enter(exchange).orElseThrow();
  }

  @Test
  void aHandlerThatHasEndedHasUsedItsResultOnce() throws IOException {
    Visit visit = enter(claiming().giveBack(GiveBack.EXCEPTION));

    visit.ended(200);
    visit.failed();
    visit.threw(new IllegalStateException(), true);

    assertThat(claim.settled).containsExactly("used");
    assertThat(exchange.answers).isEmpty();
  }

  @Test
  void aLaterFilterSettlesNothing() throws IOException {
    Gate gate = Gate.of(claiming().giveBack(GiveBack.EXCEPTION).build());
    Visit first = gate.enter(exchange).orElseThrow();
    Visit later = gate.enter(exchange.at(Arrival.REQUEST)).orElseThrow();

    later.failed();
    later.hide();
    later.leave();
    assertThat(claim.settled).isEmpty();
    assertThat(exchange.found()).isPresent();

    first.ended(500);
    assertThat(claim.settled).containsExactly("used");
  }

  @Test
  void aHandlerThatThrewGivesBackWhereThatIsSet() throws IOException {
    enter(claiming().giveBack(GiveBack.EXCEPTION)).failed();
    assertThat(claim.settled).containsExactly("given back 1");

    enter(claiming().giveBack(GiveBack.EXPLICIT)).failed();
    assertThat(claim.settled).containsExactly("given back 1", "used");
  }

  @Test
  void anExceptionGivesBackOnlyWhereTheHandlerItselfThrewIt() throws IOException {
    boolean answered =
        enter(claiming().giveBack(GiveBack.EXCEPTION))
            .threw(new IllegalStateException("work failed"), true);
    assertThat(answered).isFalse();
    assertThat(claim.settled).containsExactly("given back 1");

    enter(claiming().giveBack(GiveBack.EXCEPTION))
        .threw(new IllegalStateException("of another filter"), false);
    assertThat(claim.settled).containsExactly("given back 1", "used");
  }

  @Test
  void anExceptionThatAClientCausesByHangingUpGivesNothingBack() throws IOException {
    IOException hungUp = new IOException("connection reset");
    for (Throwable thrown :
        new Throwable[] {
          hungUp, new UncheckedIOException(hungUp), new RuntimeException(new Exception(hungUp))
        }) {
      enter(claiming().giveBack(GiveBack.EXCEPTION)).threw(thrown, true);
    }

    assertThat(claim.settled).containsExactly("used", "used", "used");
  }

  @Test
  void aVendorsResultIsGivenBackByAnExceptionOfAnybody() throws IOException {
    enter(claiming().sender(Sender.VENDOR)).threw(new IOException("of another filter"), false);

    assertThat(claim.settled).containsExactly("given back 1");
  }

  @Test
  void aCircleOfCausesEnds() throws IOException {
    Exception first = new Exception();
    Exception second = new Exception(first);
    first.initCause(second);

    assertThat(enter(claiming()).threw(first, true)).isFalse();

    assertThat(claim.settled).containsExactly("used");
  }

  @ParameterizedTest
  @EnumSource
  void aResultThatWasUsedBeforeIsAnsweredInTheExceptionsPlace(Sender sender) throws Exception {
    claim.open = true;
    Visit visit = enter(claiming().sender(sender));
    AlreadyUsedException thrown = alreadyUsed();

    assertThat(visit.threw(new Exception("wrapped by the container", thrown), true)).isTrue();

    assertThat(exchange.answer().status()).isEqualTo(sender == Sender.CLIENT ? 409 : 200);
    assertThat(claim.settled).as("it was not given back").containsExactly("used");
  }

  private AlreadyUsedException alreadyUsed() throws Exception {
    VerifiedPayload payload = exchange.found().orElseThrow();
    try {
      payload.claimIn(withoutAutoCommit());
      throw new AssertionError("expected AlreadyUsedException");
    } catch (AlreadyUsedException e) {
      return e;
    }
  }

  /** A connection that knows nothing else. */
  private static Connection withoutAutoCommit() {
    return (Connection)
        Proxy.newProxyInstance(
            VisitTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> false);
  }

  @Test
  void aHandlerThatSucceedsWithoutClaimingIsAnsweredAsNotClaimed() throws IOException {
    claim.open = true;

    enter(claiming()).ended(200);

    assertThat(exchange.answer().status()).isEqualTo(500);
    assertThat(exchange.answer().body()).contains("urn:verified-response:problem:not-claimed");
  }

  @Test
  void aHandlerThatFailsWithoutClaimingIsAnsweredAsItWas() throws IOException {
    claim.open = true;

    enter(claiming()).ended(400);
    enter(claiming()).failed();

    assertThat(exchange.answers).isEmpty();
  }

  @Test
  void whatIsLeftIsGoneAndWhatIsHiddenIsNotFound() throws IOException {
    Visit visit = enter(claiming());
    VerifiedPayload payload = exchange.found().orElseThrow();

    visit.hide();
    assertThat(exchange.found()).isEmpty();
    assertThat(Attached.in(exchange::get)).isPresent();

    visit.leave();
    visit.leave();
    visit.hide();
    assertThat(Attached.in(exchange::get)).isEmpty();
    assertThat(payload.isCurrent()).isFalse();
    assertThat(claim.settled).as("only its end settles a handler").isEmpty();
  }

  /** A claim that writes down what becomes of it; while it is open the handler has to write it. */
  private static final class HandlersClaim implements Claim {
    private final List<String> settled = new ArrayList<>();
    private boolean open;

    @Override
    public int givenBack() {
      return 0;
    }

    @Override
    public void use() {
      settled.add("used");
    }

    @Override
    public void giveBack(int givenBack) {
      settled.add("given back " + givenBack);
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public boolean in(Connection connection) {
      open = false;
      return false;
    }
  }
}
