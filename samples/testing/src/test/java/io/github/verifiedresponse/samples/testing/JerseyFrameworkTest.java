package io.github.verifiedresponse.samples.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.jaxrs.VerifiedResponseFeature;
import io.github.verifiedresponse.testkit.SignedRequest;
import io.github.verifiedresponse.testkit.TestVendor;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Response;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.test.JerseyTest;
import org.junit.jupiter.api.Test;

/** The guarded resource in Jersey's test framework, without the application's server. */
class JerseyFrameworkTest extends JerseyTest {
  private static final TestVendor CAF =
      TestVendor.named("caf").approved().boundTo("/personId", "anna");

  @Override
  protected Application configure() {
    Verifiers verifiers = Verifiers.of(OnboardingServer.of(CAF).settings());
    ContainerRequestFilter signIn = request -> request.setProperty("customer", "anna");
    return new ResourceConfig(OnboardingResource.class)
        .register(signIn, Priorities.AUTHENTICATION)
        .register(new VerifiedResponseFeature(verifiers));
  }

  private String answerTo(SignedRequest request) {
    Invocation.Builder call = target("/onboarding").request();
    request.forEachHeader(call::header);
    Entity<byte[]> body = Entity.entity(request.body(), request.contentType());
    try (Response response = call.method(request.method(), body)) {
      return response.getStatus() + " " + response.readEntity(String.class);
    }
  }

  @Test
  void whatTheVendorSignedIsHandled() {
    assertThat(answerTo(CAF.inJson("/signedResponse"))).startsWith("200 welcome, ");
  }

  @Test
  void whatWasAlteredIsRefused() {
    assertThat(answerTo(CAF.inJson("/signedResponse").tampered()))
        .startsWith("401 ")
        .contains("problem:unverified");
  }
}
