package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerificationEvent;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.gate.Gate;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.scheme.Schemes;
import jakarta.annotation.Priority;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A request that the servlet door has verified before: what it attaches is seen here. */
class EarlierDoorTest {
  private static final String OTHER_SECRET = "another-vendors-secret-0123456789-abcd";

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
    @Path("open")
    public String open(String body) {
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
    return SignedResponse.once(name)
        .listener(
            event -> {
              if (event.step() == VerificationEvent.Step.VERIFY) {
                verifications.add(event.verifier());
              }
            })
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
      if (Gate.of(verifier).enter(new JaxRsExchange(context, () -> "/results")).isPresent()) {
        assertThat(context.getProperty(VerifiedPayload.ATTRIBUTE)).isNotNull();
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

  /** A servlet in between may have handled it and dispatched by name, which leaves no trace. */
  @Test
  void isNotGivenBackWhereTheMethodDoesNotAcceptItsOutcome() throws Exception {
    ResponseVerifier verifier = verifier("shufti");
    SignedResponse declined = SignedResponse.declined("r-1");
    try (JerseyServer server = JerseyServer.guarding(verifier, new Results(), door(verifier))) {
      assertThat(server.post("/approved", declined).statusCode()).isEqualTo(403);
      assertThat(server.post("/approved", declined).statusCode()).isEqualTo(409);
      assertThat(server.post("/results", declined).statusCode()).isEqualTo(409);
    }
  }

  @Test
  void isNotGivenBackWhereAnotherVerifierRefuses() throws Exception {
    ResponseVerifier first = verifier("other");
    ResponseVerifier second = SignedResponse.once("shufti").accept(Outcome.APPROVED).build();
    SignedResponse declined = SignedResponse.declined("r-1");
    try (JerseyServer server = JerseyServer.guarding(second, new Results(), door(first))) {
      assertThat(server.post("/results", declined).statusCode()).isEqualTo(403);
      assertThat(server.post("/open", declined).statusCode()).isEqualTo(409);
    }
  }

  @Test
  @DisplayName("is verified here where another verifier of the same name was there")
  void isVerifiedHereWhereAnotherOfTheSameNameWasThere() throws Exception {
    ResponseVerifier impostor =
        ResponseVerifier.named("shufti")
            .scheme(Schemes.shuftiPro(Keys.of(Secret.of("another", OTHER_SECRET))))
            .replayGuard(ReplayGuard.disabled())
            .build();
    try (JerseyServer server =
        JerseyServer.guarding(impostor, new Results(), door(verifier("shufti")))) {
      assertThat(server.post("/results", SignedResponse.accepted("r-1")).statusCode())
          .isEqualTo(401);
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
