package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Content;
import io.github.verifiedresponse.InboundMessage;
import io.github.verifiedresponse.Outcome;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.replay.ReplayGuards;
import jakarta.annotation.Priority;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A request that the servlet door has verified before: what it attaches is seen here. */
class EarlierDoorTest {
  private final List<String> verifications = new CopyOnWriteArrayList<>();

  @Path("/")
  public static final class Results {
    @POST
    @Path("results")
    @VerifiedResponse("shufti")
    public String run(String body) {
      return body;
    }

    @POST
    @Path("approved")
    @VerifiedResponse(value = "shufti", accept = Outcome.APPROVED)
    public String approved(String body) {
      return body;
    }
  }

  private ResponseVerifier verifier(String name) {
    return SignedResponse.verifier(name)
        .replayGuard(ReplayGuards.inMemory())
        .listener((verifier, verification) -> verifications.add(verifier))
        .build();
  }

  /** Verifies and attaches as the servlet door does, in front of the guard. */
  private static ContainerRequestFilter door(ResponseVerifier verifier) {
    return new Door(verifier);
  }

  @Priority(1)
  private record Door(ResponseVerifier verifier) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext context) throws IOException {
      Content body = Content.copyOf(context.getEntityStream().readAllBytes());
      context.setEntityStream(body.newInputStream());
      InboundMessage message =
          InboundMessage.of("POST", "/results")
              .headers(name -> context.getHeaders().getOrDefault(name, List.of()))
              .body(body)
              .build();
      if (verifier.verify(message) instanceof Verification.Verified verified) {
        context.setProperty(VerifiedPayload.ATTRIBUTE, verified.payload());
      }
    }
  }

  @Test
  void isVerifiedOnce() throws Exception {
    ResponseVerifier verifier = verifier("shufti");
    SignedResponse genuine = SignedResponse.accepted("r-1");
    try (JerseyServer server = JerseyServer.guarding(verifier, new Results(), door(verifier))) {
      assertThat(server.post("/results", genuine).body()).isEqualTo(genuine.body());
      assertThat(verifications).containsExactly("shufti");
    }
  }

  @Test
  void isStillMeasuredByTheOutcomesOfTheMethod() throws Exception {
    ResponseVerifier verifier = verifier("shufti");
    try (JerseyServer server = JerseyServer.guarding(verifier, new Results(), door(verifier))) {
      assertThat(server.post("/approved", SignedResponse.declined("r-1")).statusCode())
          .isEqualTo(403);
      assertThat(server.post("/approved", SignedResponse.accepted("r-2")).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void isVerifiedHereWhereAnotherVerifierWasThere() throws Exception {
    SignedResponse genuine = SignedResponse.accepted("r-1");
    try (JerseyServer server =
        JerseyServer.guarding(verifier("shufti"), new Results(), door(verifier("other")))) {
      assertThat(server.post("/results", genuine).body()).isEqualTo(genuine.body());
      assertThat(verifications).containsExactly("other", "shufti");
    }
  }

  @Test
  void isVerifiedHereWhereTheAttributeIsNoPayload() throws Exception {
    ContainerRequestFilter forger =
        context -> context.setProperty(VerifiedPayload.ATTRIBUTE, "verified, honestly");
    SignedResponse forged = SignedResponse.accepted("r-1").withBody("{}");
    try (JerseyServer server =
        JerseyServer.guarding(verifier("shufti"), new Results(), new Forger(forger))) {
      assertThat(server.post("/results", forged).statusCode()).isEqualTo(401);
    }
  }

  @Priority(1)
  private record Forger(ContainerRequestFilter filter) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext context) throws IOException {
      filter.filter(context);
    }
  }
}
