package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.replay.ReplayGuards;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Two filters in a row, of which each verifies something of its own. */
class TwoVerifiersTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final String ID = "r-1:verification.accepted";

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final Handler handler = Handler.requiring("caf");
  @AutoClose private final TomcatServer server = new TomcatServer();

  private static ResponseVerifier shufti() {
    return SignedResponse.once("shufti").build();
  }

  private static ResponseVerifier caf() {
    return SignedResponse.cafVerifier("caf", Carriers.header("X-Caf"))
        .replayGuard(ReplayGuards.inMemory())
        .build();
  }

  private TomcatServer both() {
    return server
        .filter("outer", "/*", new VerifiedResponseFilter(shufti()))
        .filter("inner", "/*", new VerifiedResponseFilter(caf()));
  }

  private HttpResponse<String> post(String path) {
    return server.post(
        path,
        GENUINE.body(),
        "X-Caf",
        SignedResponse.cafToken("caf-1"),
        "Content-Type",
        "application/json",
        "Signature",
        GENUINE.signature());
  }

  @Test
  void bothMustAgree() throws Exception {
    both().servlet("/results", handler).start();

    assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(401);
    assertThat(handler.seen()).isEmpty();
    assertThat(post("/results").statusCode()).as("the outer one's is given back").isEqualTo(200);
    assertThat(post("/results").statusCode()).isEqualTo(409);
  }

  @Test
  void theHandlerFindsBothPayloads() throws Exception {
    both()
        .servlet(
            "/results",
            (request, response) -> {
              seen.add(VerifiedPayload.require(request::getAttribute, "shufti").id());
              seen.add(VerifiedPayload.require(request::getAttribute, "caf").id());
              seen.add(
                  ((VerifiedPayload) request.getAttribute(VerifiedPayload.ATTRIBUTE)).verifier());
            })
        .start();

    assertThat(post("/results").statusCode()).isEqualTo(200);
    assertThat(seen).containsExactly(ID, "caf-1", "caf");
  }

  @Test
  void nothingIsAttachedWhenTheHandlerHasEnded() throws Exception {
    List<VerifiedPayload> payloads = new CopyOnWriteArrayList<>();
    server.filter(
        "outside",
        "/*",
        (request, response, chain) -> {
          chain.doFilter(request, response);
          seen.add(VerifiedPayload.find(request::getAttribute, "shufti").toString());
          seen.add(VerifiedPayload.find(request::getAttribute, "caf").toString());
          Collections.list(request.getAttributeNames()).stream()
              .filter(name -> name.startsWith("io.github.verifiedresponse"))
              .forEach(seen::add);
        });
    both()
        .servlet(
            "/results",
            (request, response) -> {
              payloads.add(VerifiedPayload.require(request::getAttribute, "shufti"));
              payloads.add(VerifiedPayload.require(request::getAttribute, "caf"));
              assertThat(payloads).allMatch(VerifiedPayload::isCurrent);
            })
        .start();

    assertThat(post("/results").statusCode()).isEqualTo(200);
    assertThat(seen).containsExactly("Optional.empty", "Optional.empty");
    assertThat(payloads).hasSize(2).noneMatch(VerifiedPayload::isCurrent);
  }

  @Test
  void theOutersPayloadIsPutBack() throws Exception {
    server
        .filter("outer", "/*", new VerifiedResponseFilter(shufti()))
        .filter(
            "between",
            "/*",
            (request, response, chain) -> {
              chain.doFilter(request, response);
              seen.add(VerifiedPayload.require(request::getAttribute, "shufti").id());
              seen.add(VerifiedPayload.find(request::getAttribute, "caf").toString());
            })
        .filter("inner", "/*", new VerifiedResponseFilter(caf()))
        .servlet("/results", handler)
        .start();

    assertThat(post("/results").body()).isEqualTo("caf-1 " + GENUINE.body());
    assertThat(seen).containsExactly(ID, "Optional.empty");
  }

  @Test
  void theOutersPayloadStaysWhereTheInnerRefuses() throws Exception {
    server
        .filter("outer", "/front", new VerifiedResponseFilter(shufti()))
        .filter("inner", "/included", new VerifiedResponseFilter(caf()))
        .servlet(
            "/front",
            (request, response) -> {
              Dispatches.include("/included").handle(request, response);
              seen.add(VerifiedPayload.require(request::getAttribute, "shufti").id());
            })
        .servlet("/included", handler)
        .start();

    assertThat(server.post("/front", GENUINE).statusCode()).isEqualTo(200);
    assertThat(seen).containsExactly(ID);
    assertThat(handler.seen()).isEmpty();
  }

  @Test
  void twoThatReadTheBodyHandItOn() throws Exception {
    ResponseVerifier second = SignedResponse.verifier("caf").build();
    server
        .filter("outer", "/*", new VerifiedResponseFilter(shufti()))
        .filter("inner", "/*", new VerifiedResponseFilter(second))
        .servlet("/results", handler)
        .start();

    assertThat(server.post("/results", GENUINE).body()).isEqualTo(ID + " " + GENUINE.body());
  }

  @Test
  void bothAreRememberedOverAForward() throws Exception {
    both().servlet("/front", Dispatches.forward("/results")).servlet("/results", handler).start();

    assertThat(post("/front").body()).isEqualTo("caf-1 " + GENUINE.body());
  }

  @Test
  void bothAreRememberedOverAnAsynchronousDispatch() throws Exception {
    both()
        .servlet("/front", (request, response) -> request.startAsync().dispatch("/results"))
        .servlet("/results", handler)
        .start();

    assertThat(post("/front").body()).isEqualTo("caf-1 " + GENUINE.body());
  }
}
