package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.result.Sender;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Two nodes, each with its verifier. All sequences share them and their clock, which goes forward
 * only; each sequence has a result of its own.
 */
record TwoVerifiers(
    Sender sender,
    GiveBack giveBack,
    TestClock clock,
    List<ResponseVerifier> nodes,
    AtomicLong results) {
  static final Duration CLAIM_TIMEOUT = Duration.ofMinutes(1);

  static TwoVerifiers of(
      Sender sender, GiveBack giveBack, TestClock clock, ReplayGuard one, ReplayGuard other) {
    return new TwoVerifiers(
        sender,
        giveBack,
        clock,
        List.of(verifier(sender, giveBack, clock, one), verifier(sender, giveBack, clock, other)),
        new AtomicLong());
  }

  private static ResponseVerifier verifier(
      Sender sender, GiveBack giveBack, TestClock clock, ReplayGuard guard) {
    ResponseVerifierBuilder verifier =
        ResponseVerifier.named("machine")
            .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, TestVendor.caf().keys()))
            .freshness(Freshness.unlimited())
            .replayGuard(guard)
            .sender(sender)
            .claimTimeout(CLAIM_TIMEOUT)
            .clock(clock);
    boolean isDefault = giveBack == (sender == Sender.CLIENT ? GiveBack.EXPLICIT : GiveBack.STATUS);
    return isDefault ? verifier.build() : verifier.giveBack(giveBack).build();
  }

  /** A result that nobody has seen. */
  String newToken() {
    return TestVendor.caf()
        .token(
            "{\"requestId\":\""
                + sender
                + results.incrementAndGet()
                + "\",\"isAlive\":true,\"iat\":"
                + clock.instant().getEpochSecond()
                + "}");
  }
}
