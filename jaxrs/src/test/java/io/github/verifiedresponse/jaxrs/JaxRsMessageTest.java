package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.message.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JaxRsMessageTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Results results = new Results();

  @Path("/{any: .*}")
  public static final class Results {
    private final List<String> runs = new CopyOnWriteArrayList<>();

    @POST
    @VerifiedResponse("shufti")
    public String guarded(String body) {
      runs.add("guarded");
      return body;
    }

    @GET
    public String open(@Context ContainerRequestContext context) {
      return VerifiedPayload.find(context::getProperty, "shufti").isPresent() ? "verified" : "open";
    }
  }

  private ResponseVerifier asking() {
    return SignedResponse.verifier("shufti")
        .binding(
            (message, caller) -> {
              told.add(caller.principal().orElse("nobody"));
              told.add(caller.sessionValue("account").orElse("no session").toString());
              told.add(caller.attribute("tenant").orElse("no tenant").toString());
            })
        .build();
  }

  @PreMatching
  public static final class Login implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext context) {
      context.setProperty("tenant", "acme");
      context.setSecurityContext(new Alice());
    }
  }

  /** The servlet door lends what it knows of sessions. */
  @PreMatching
  public static final class Lending implements ContainerRequestFilter, Caller {
    @Override
    public void filter(ContainerRequestContext context) {
      context.setProperty(Caller.ATTRIBUTE, this);
    }

    @Override
    public Optional<String> principal() {
      return Optional.of("the servlet's");
    }

    @Override
    public Optional<Object> sessionValue(String name) {
      return Optional.of(name + " 42");
    }

    @Override
    public Optional<Object> attribute(String name) {
      return Optional.of("the servlet's");
    }
  }

  private static final class Alice implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return () -> "alice";
    }

    @Override
    public boolean isUserInRole(String role) {
      return false;
    }

    @Override
    public boolean isSecure() {
      return false;
    }

    @Override
    public String getAuthenticationScheme() {
      return "test";
    }
  }

  @Test
  void tellsWhoTheServerKnowsTheCallerToBe() throws Exception {
    try (JerseyServer server = JerseyServer.guarding(asking(), results, Login.class)) {
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(200);
      assertThat(told).containsExactly("alice", "no session", "acme");
    }
  }

  @Test
  void tellsThatTheServerKnowsNobody() throws Exception {
    try (JerseyServer server = JerseyServer.guarding(asking(), results)) {
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(200);
      assertThat(told).containsExactly("nobody", "no session", "no tenant");
    }
  }

  @Test
  void asksTheServletDoorForSessionsOnly() throws Exception {
    try (JerseyServer server = JerseyServer.guarding(asking(), results, Lending.class)) {
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(200);
      assertThat(told).containsExactly("nobody", "account 42", "no tenant");
    }
  }

  @Test
  @DisplayName("AT-121 refuses an ambiguous path as it was sent, but not such a query")
  void refusesAnAmbiguousPathAsItWasSent() throws Exception {
    try (JerseyServer server = JerseyServer.guarding(asking(), results)) {
      assertThat(server.post("/a%2Fb", GENUINE).statusCode()).isEqualTo(400);
      assertThat(server.post("/a;v=1", GENUINE).statusCode()).isEqualTo(400);
      assertThat(results.runs).isEmpty();
      assertThat(server.post("/a?v=;1%2F", GENUINE).statusCode()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("AT-097 refuses a header that stands twice")
  void refusesAHeaderThatStandsTwice() throws Exception {
    try (JerseyServer server = JerseyServer.guarding(asking(), results)) {
      assertThat(
              server
                  .post(
                      "/results",
                      GENUINE.body(),
                      "Content-Type",
                      "application/json",
                      "Signature",
                      GENUINE.signature(),
                      "Signature",
                      GENUINE.signature())
                  .statusCode())
          .isEqualTo(400);
      assertThat(results.runs).isEmpty();
    }
  }

  @Test
  @DisplayName("AT-115 counts a body whose length is not declared")
  void countsABodyWhoseLengthIsNotDeclared() throws Exception {
    ResponseVerifier verifier =
        SignedResponse.verifier("shufti").maxBody(GENUINE.body().length() + 1).build();
    try (JerseyServer server = JerseyServer.guarding(verifier, results)) {
      assertThat(chunked(server, GENUINE)).isEqualTo(200);
      assertThat(chunked(server, GENUINE.withBody(GENUINE.body() + "  "))).isEqualTo(413);
    }
  }

  private static int chunked(JerseyServer server, SignedResponse response) {
    byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
    return server
        .send(
            "POST",
            "/results",
            BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body)),
            response.headers())
        .statusCode();
  }

  @PreMatching
  public static final class Rewriting implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext context) {
      context.setMethod("POST");
      context.setRequestUri(URI.create("elsewhere"));
    }
  }

  @Test
  @DisplayName("AT-135 the resource that a rewritten request reaches decides")
  void theResourceThatARewrittenRequestReachesDecides() throws Exception {
    try (JerseyServer server = JerseyServer.guarding(asking(), results, Rewriting.class)) {
      assertThat(server.get("/results").statusCode()).isEqualTo(415);
      assertThat(results.runs).isEmpty();
    }
  }

  @Test
  void readsAHeaderInAnyCase() throws Exception {
    ResponseVerifier caf =
        SignedResponse.cafVerifier("shufti", Carriers.header("x-RESULT")).build();
    try (JerseyServer server = JerseyServer.guarding(caf, results)) {
      assertThat(
              server.post("/results", "any", "X-Result", SignedResponse.cafToken("c")).statusCode())
          .isEqualTo(200);
    }
  }

  /** As CXF names a header that was not sent. */
  @PreMatching
  public static final class Valueless implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext context) {
      context
          .getHeaders()
          .put("Content-Encoding", new ArrayList<>(Collections.singletonList(null)));
    }
  }

  @Test
  void takesAHeaderWithoutAValueForNone() throws Exception {
    try (JerseyServer server = JerseyServer.guarding(asking(), results, Valueless.class)) {
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(200);
    }
  }
}
