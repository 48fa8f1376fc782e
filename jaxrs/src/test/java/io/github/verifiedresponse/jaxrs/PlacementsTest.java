package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.SignedResponse;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementsTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private static JerseyServer serving(Class<?> resource) throws Exception {
    return JerseyServer.guarding(SignedResponse.verifier("shufti").build(), resource);
  }

  @ParameterizedTest(name = "AT-128, AT-129, AT-131 {0}")
  @ValueSource(
      classes = {
        Placements.OnMethod.class,
        Placements.OnClass.class,
        Placements.OnOverriddenMethod.class,
        Placements.OnOverriddenMethodWithItsOwnVerb.class,
        Placements.OnInterfaceMethod.class,
        Placements.OnInterfaceMethodWithItsOwnVerb.class,
        Placements.OnInterfaceType.class,
        Placements.OnSuperclass.class,
        Placements.OnGenericInterface.class,
        Placements.OnGenericSuperclass.class,
        Placements.OnAnnotationOfTheMethod.class,
        Placements.OnAnnotationOfTheClass.class,
        Placements.OnSubResourceClass.class,
        Placements.OnSubResourceMethod.class,
        Placements.OnSubResourceInterface.class
      })
  void aResourceIsGuardedWhereverTheAnnotationStands(Class<?> resource) throws Exception {
    try (JerseyServer server = serving(resource)) {
      HttpResponse<String> forged = server.post("/p", GENUINE.withBody("{}"));
      assertThat(forged.statusCode()).isEqualTo(401);
      assertThat(forged.body()).doesNotContain("ran");

      assertThat(server.post("/p", GENUINE).body()).isEqualTo("ran");
    }
  }

  @Test
  void aSiblingWithoutAnnotationIsOpen() throws Exception {
    try (JerseyServer server = serving(Placements.OnMethod.class)) {
      assertThat(server.get("/p").body()).isEqualTo("ran");
    }
  }
}
