package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One verifier serves all threads: a MAC or a digest that they shared would mix their bytes. */
class ThreadsTest {
  private static final int THREADS = 4;
  private static final int VERIFICATIONS = 20_000;

  @Test
  @DisplayName("AT-179 threads at one verifier of Caf get the right answers")
  void threadsAtOneVerifierOfCafGetTheRightAnswers() throws Exception {
    String forged = CafSamples.SAMPLE.replace(".SFN", ".SFM");

    assertThat(
            wrongAnswers(
                CafSamples.faceLiveness(),
                thread -> TestMessage.ofToken(cafToken(thread)),
                thread -> TestMessage.ofToken(forged)))
        .isZero();
  }

  private static String cafToken(int thread) {
    return CafSamples.VENDOR.token(
        CafSamples.result(",\"isAlive\":true").replace("r1", "r" + thread));
  }

  @Test
  @DisplayName("AT-179 threads at one verifier of Shufti Pro get the right answers")
  void threadsAtOneVerifierOfShuftiProGetTheRightAnswers() throws Exception {
    assertThat(
            wrongAnswers(
                ShuftiSamples.shuftiPro(),
                thread -> ShuftiSamples.signed(shuftiBody(thread)),
                thread -> TestMessage.ofSigned(shuftiBody(thread), "0".repeat(64))))
        .isZero();
  }

  private static String shuftiBody(int thread) {
    return "{\"reference\":\"r" + thread + "\",\"event\":\"verification.accepted\"}";
  }

  /** Genuine and forged in turn on each thread, and how many were taken for the other. */
  private static int wrongAnswers(
      ResponseVerifier verifier, IntFunction<TestMessage> genuine, IntFunction<TestMessage> forged)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        all.add(
            threads.submit(
                () -> wrongAnswers(verifier, thread, genuine.apply(thread), forged.apply(thread))));
      }
      int wrong = 0;
      for (Future<Integer> thread : all) {
        wrong += thread.get();
      }
      return wrong;
    } finally {
      threads.shutdownNow();
    }
  }

  private static int wrongAnswers(
      ResponseVerifier verifier, int thread, TestMessage genuine, TestMessage forged) {
    int wrong = 0;
    for (int i = 0; i < VERIFICATIONS; i += 2) {
      boolean taken =
          verifier.verify(genuine.build()) instanceof Verification.Verified verified
              && verified.payload().id().startsWith("r" + thread);
      boolean refused = verifier.verify(forged.build()) instanceof Verification.Rejected;
      wrong += (taken ? 0 : 1) + (refused ? 0 : 1);
    }
    return wrong;
  }
}
