package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Outcome;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * A second filter that refuses what the first one has verified: no handler ran, so nothing is used.
 */
class InnerRefusalTest {
  private static final SignedResponse DECLINED = SignedResponse.declined("r-1");

  private final ResponseVerifier verifier = SignedResponse.once("shufti").build();
  private final AtomicInteger runs = new AtomicInteger();
  @AutoClose private final TomcatServer server = new TomcatServer();

  private void run() {
    runs.incrementAndGet();
  }

  /** Guarded by one filter, and {@code /approved} by another of the same verifier. */
  private TomcatServer twice() {
    return server
        .filter("outer", "/*", new VerifiedResponseFilter(verifier))
        .filter("inner", "/approved", new VerifiedResponseFilter(verifier, Outcome.APPROVED));
  }

  private int post(String path) {
    return server.post(path, DECLINED).statusCode();
  }

  @Test
  void givesTheResultBack() throws Exception {
    twice()
        .servlet("/approved", (request, response) -> run())
        .servlet("/any", (request, response) -> run())
        .start();

    assertThat(post("/approved")).isEqualTo(403);
    assertThat(post("/approved")).as("and not as a replay").isEqualTo(403);
    assertThat(runs).hasValue(0);
    assertThat(post("/any")).isEqualTo(200);
    assertThat(post("/any")).isEqualTo(409);
    assertThat(post("/approved")).isEqualTo(409);
    assertThat(runs).hasValue(1);
  }

  @Test
  void givesTheResultBackAsOftenAsItHappens() throws Exception {
    twice()
        .servlet("/approved", (request, response) -> run())
        .servlet("/any", (request, response) -> run())
        .start();

    for (int i = 0; i < 10; i++) {
      assertThat(post("/approved")).isEqualTo(403);
    }
    assertThat(post("/any")).isEqualTo(200);
  }

  /** It may have acted on what it has read, as a servlet would. */
  @Test
  void doesNotGiveTheResultBackWhenAFilterInBetweenHasReadIt() throws Exception {
    server
        .filter("outer", "/*", new VerifiedResponseFilter(verifier))
        .filter(
            "log-in",
            "/*",
            (request, response, chain) -> {
              if (request.getAttribute(VerifiedPayload.ATTRIBUTE) instanceof VerifiedPayload read
                  && read.outcome() == Outcome.DECLINED) {
                run();
              }
              chain.doFilter(request, response);
            })
        .filter("inner", "/*", new VerifiedResponseFilter(verifier, Outcome.APPROVED))
        .servlet("/any", (request, response) -> response.setStatus(200))
        .start();

    assertThat(post("/any")).isEqualTo(403);
    assertThat(post("/any")).isEqualTo(409);
    assertThat(runs).hasValue(1);
  }

  @Test
  void doesNotGiveTheResultBackWhenAServletHasForwardedTheRequest() throws Exception {
    twice()
        .servlet(
            "/any",
            (request, response) -> {
              run();
              Dispatches.forward("/approved").handle(request, response);
            })
        .servlet("/approved", (request, response) -> run())
        .start();

    assertThat(post("/any")).isEqualTo(403);
    assertThat(post("/any")).isEqualTo(409);
    assertThat(runs).hasValue(1);
  }

  @Test
  void doesNotGiveTheResultBackWhenAServletHasDispatchedTheRequest() throws Exception {
    twice()
        .servlet(
            "/any",
            (request, response) -> {
              run();
              request.startAsync().dispatch("/approved");
            })
        .servlet("/approved", (request, response) -> run())
        .start();

    assertThat(post("/any")).isEqualTo(403);
    assertThat(post("/any")).isEqualTo(409);
    assertThat(runs).hasValue(1);
  }

  @Test
  void givesBackWhatTheFirstOfTwoVerifiersHasTaken() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    ResponseVerifier second =
        SignedResponse.cafVerifier("caf", Carriers.header("X-Caf"))
            .replayGuard(
                (identity, terms) -> {
                  if (asked.incrementAndGet() == 1) {
                    throw new RejectedException(Reason.UNAVAILABLE, "the store is down");
                  }
                  return ReplayGuards.inMemory().admit(identity, terms);
                })
            .build();
    server
        .filter("outer", "/*", new VerifiedResponseFilter(verifier))
        .filter("inner", "/*", new VerifiedResponseFilter(second))
        .servlet("/any", (request, response) -> run())
        .start();

    assertThat(postBoth()).isEqualTo(503);
    assertThat(runs).hasValue(0);
    assertThat(postBoth()).isEqualTo(200);
    assertThat(postBoth()).isEqualTo(409);
    assertThat(runs).hasValue(1);
  }

  private int postBoth() {
    return server
        .post(
            "/any",
            DECLINED.body(),
            "X-Caf",
            SignedResponse.cafToken("caf-1"),
            "Content-Type",
            "application/json",
            "Signature",
            DECLINED.signature())
        .statusCode();
  }
}
