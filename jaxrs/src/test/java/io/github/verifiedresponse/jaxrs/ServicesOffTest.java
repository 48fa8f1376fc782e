package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.config.RunningApplication;
import io.github.verifiedresponse.config.Verifiers;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications that load no services, so that nothing but themselves registers the guard. */
class ServicesOffTest {
  private static final String SPECIFIED = "jakarta.ws.rs.loadServices";
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final SignedResponse FORGED = GENUINE.withBody("{}");

  @AfterEach
  void forgetTheReplaysOfTheApplication() {
    RunningApplication.forget();
  }

  /** As the specification has it: nothing of Jersey's. */
  private static final class Plain extends Application {
    private final Set<Class<?>> classes;

    Plain(Class<?>... classes) {
      this.classes = Set.of(classes);
    }

    @Override
    public Set<Class<?>> getClasses() {
      return classes;
    }

    @Override
    public Map<String, Object> getProperties() {
      return Map.of(SPECIFIED, false);
    }
  }

  private static ResourceConfig plain(Class<?>... classes) {
    return ResourceConfig.forApplication(new Plain(classes));
  }

  @Test
  void refusesAnnotatedResourcesOfAnApplicationWithoutTheFeature() {
    assertThatThrownBy(() -> JerseyServer.running(plain(Placements.OnMethod.class)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "@VerifiedResponse on "
                + Placements.OnMethod.class.getName()
                + ".run would not guard it: this JAX-RS application has no VerifiedResponseFeature"
                + " and loads no services. Add VerifiedResponseFeature.class to the classes of the"
                + " Application [VR-1118]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jersey.config.disableMetainfServicesLookup",
        "jersey.config.server.disableMetainfServicesLookup"
      })
  void refusesThemWhereJerseyLooksForNothing(String property) {
    ResourceConfig application =
        new ResourceConfig(Placements.OnClass.class)
            .property(property, true)
            .property("jersey.config.disableAutoDiscovery", true);

    assertThatThrownBy(() -> JerseyServer.running(application)).hasMessageContaining("VR-1118");
  }

  @Test
  void guardsWhereTheApplicationHasTheFeature() throws IOException {
    try (JerseyServer server =
        JerseyServer.running(plain(Placements.OnMethod.class, VerifiedResponseFeature.class))) {
      assertThat(server.post("/p", FORGED).statusCode()).isEqualTo(401);
      assertThat(server.post("/p", GENUINE).body()).isEqualTo("ran");
    }
  }

  @Test
  void guardsByVerifiersOfItsOwn() throws IOException {
    ResourceConfig application =
        plain(Placements.OnMethod.class)
            .register(
                new VerifiedResponseFeature(
                    Verifiers.of(SignedResponse.verifier("shufti").build())));
    try (JerseyServer server = JerseyServer.running(application)) {
      assertThat(server.post("/p", FORGED).statusCode()).isEqualTo(401);
      assertThat(server.post("/p", GENUINE).body()).isEqualTo("ran");
    }
  }

  @Test
  void startsWhereNothingIsAnnotated() throws IOException {
    try (JerseyServer server = JerseyServer.running(plain(StartTest.Open.class))) {
      assertThat(server.get("/open").body()).isEqualTo("open");
    }
  }

  @Path("/locating")
  public static final class Locating {
    @Path("sub")
    public Object locate() {
      return new Placements.OnMethod();
    }
  }

  @Test
  void failsTheRequestWhereAnAnnotatedSubResourceIsLocated() throws IOException {
    try (JerseyServer server = JerseyServer.running(plain(Locating.class))) {
      assertThat(server.post("/locating/sub", GENUINE).statusCode()).isEqualTo(500);
    }
  }

  @Test
  void closesOneOfTwoApplicationsOfAServer() throws Exception {
    try (TomcatJersey server =
        TomcatJersey.guarding(
            SignedResponse.verifier("shufti").build(), new Placements.OnMethod())) {
      server
          .servlet("open", "/open/*", new ServletContainer(plain(Placements.OnMethod.class)))
          .start();

      assertThat(server.post("/open/p", GENUINE).statusCode()).isEqualTo(500);
      assertThat(server.post("/p", GENUINE).body()).isEqualTo("ran");
    }
  }
}
