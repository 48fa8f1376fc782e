package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerificationEvent;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.RunningApplication;
import io.github.verifiedresponse.config.Verifiers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is refused, and what is registered, before the first request. */
class StartTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private final List<String> verifications = new CopyOnWriteArrayList<>();

  @AfterEach
  void forgetTheReplaysOfTheApplication() {
    RunningApplication.forget();
  }

  private ResponseVerifier counted() {
    return SignedResponse.verifier("shufti")
        .listener(
            event -> {
              if (event.step() == VerificationEvent.Step.VERIFY) {
                verifications.add(event.verifier());
              }
            })
        .build();
  }

  @Path("/locating")
  public static final class Locating {
    @Path("sub")
    @VerifiedResponse("shufti")
    public Object locate() {
      return new Placements.OnMethod();
    }

    @GET
    public String open() {
      return "open";
    }
  }

  @Path("/only")
  public static final class OnlyALocator {
    @Path("sub")
    @VerifiedResponse("shufti")
    public Object locate() {
      return new Open();
    }
  }

  @Path("/class")
  @VerifiedResponse("shufti")
  public static class GuardedClass {
    @Path("sub")
    public Object locate() {
      return new Open();
    }
  }

  @Path("/below")
  public static final class BelowGuardedClass extends GuardedClass {}

  @Path("/late")
  public static final class Late {
    @Path("sub")
    public Object locate() {
      return new OfNobody();
    }
  }

  public static final class OfNobody {
    @POST
    @VerifiedResponse("nobody")
    public String run(String body) {
      return "ran";
    }
  }

  @Test
  void refusesAnUnknownVerifier() {
    ResponseVerifier other = SignedResponse.verifier("other").build();

    assertThatThrownBy(() -> JerseyServer.guarding(other, Placements.OnMethod.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "@VerifiedResponse on "
                + Placements.OnMethod.class.getName()
                + ".run: there is no verifier named 'shufti': set verified-response.shufti.scheme, or use"
                + " one of [other] [VR-1003]");
  }

  @Test
  @DisplayName("AT-130 refuses an annotation on a sub-resource locator")
  void refusesAnAnnotationOnASubResourceLocator() {
    assertThatThrownBy(() -> JerseyServer.guarding(counted(), Locating.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("on the sub-resource locator " + Locating.class.getName());
  }

  @Test
  @DisplayName("AT-130 refuses it also in a class without resource methods, or in an instance")
  void refusesAnAnnotatedLocatorInAClassWithoutResourceMethods() {
    for (Object only : new Object[] {OnlyALocator.class, new OnlyALocator()}) {
      assertThatThrownBy(() -> JerseyServer.guarding(counted(), only))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("on the sub-resource locator " + OnlyALocator.class.getName());
    }
  }

  @Test
  @DisplayName("AT-130 refuses an annotation on the class of a sub-resource locator")
  void refusesAnAnnotationOnTheClassOfASubResourceLocator() {
    for (Class<?> type : new Class<?>[] {GuardedClass.class, BelowGuardedClass.class}) {
      assertThatThrownBy(() -> JerseyServer.guarding(counted(), type))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("on the class of the sub-resource locator " + type.getName());
    }
  }

  @Test
  void failsTheRequestWhereASubResourceOfAnUnknownVerifierIsLocated() throws IOException {
    try (JerseyServer server = JerseyServer.guarding(counted(), Late.class)) {
      assertThat(server.post("/late/sub", GENUINE).statusCode()).isEqualTo(500);
    }
  }

  @Test
  void guardsOnceWhereTheFeatureIsRegisteredAndFoundAsAService() throws IOException {
    try (JerseyServer server = JerseyServer.guarding(counted(), Placements.OnMethod.class)) {
      assertThat(server.post("/p", GENUINE).statusCode()).isEqualTo(200);
      assertThat(verifications).containsExactly("shufti");
    }
  }

  @Test
  void guardsOnceWhereTheFeatureIsRegisteredAndScanned() throws IOException {
    ResourceConfig application =
        new ResourceConfig(Placements.OnMethod.class)
            .register(new VerifiedResponseFeature(Verifiers.of(counted())))
            .register(ScannedFeature.class);
    try (JerseyServer server = JerseyServer.running(application)) {
      assertThat(server.post("/p", GENUINE).statusCode()).isEqualTo(200);
      assertThat(verifications).containsExactly("shufti");
    }
  }

  @Test
  @DisplayName("AT-138 guards by the settings of the application where nobody registers anything")
  void guardsWhereTheFeatureIsFoundAsAService() throws IOException {
    try (JerseyServer server =
        JerseyServer.running(new ResourceConfig(Placements.OnMethod.class))) {
      assertThat(server.post("/p", GENUINE.withBody("{}")).statusCode()).isEqualTo(401);
      assertThat(server.post("/p", GENUINE).body()).isEqualTo("ran");
      assertThat(server.post("/p", GENUINE).statusCode()).isEqualTo(409);
    }
  }

  @Test
  void guardsOnceWhereTheFeatureIsScannedAndFoundAsAService() throws IOException {
    ResourceConfig application =
        new ResourceConfig(Placements.OnMethod.class, ScannedFeature.class);
    try (JerseyServer server = JerseyServer.running(application)) {
      assertThat(server.post("/p", GENUINE).body()).isEqualTo("ran");
      assertThat(server.post("/p", GENUINE).statusCode()).isEqualTo(409);
    }
  }

  @Test
  void startsWithoutVerifiersWhereNothingIsGuarded() throws IOException {
    try (JerseyServer server =
        JerseyServer.running(
            new ResourceConfig(Open.class).register(new VerifiedResponseFeature(Verifiers.of())))) {
      assertThat(server.get("/open").body()).isEqualTo("open");
    }
  }

  @Path("/open")
  public static final class Open {
    @GET
    public String open() {
      return "open";
    }
  }
}
