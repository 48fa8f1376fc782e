package io.github.verifiedresponse.samples.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.testkit.SignedRequest;
import io.github.verifiedresponse.testkit.TestVendor;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A signed request, sent by the client of JAX-RS to the guarded resource. */
class JaxRsClientTest {
  private static final TestVendor CAF =
      TestVendor.named("caf").approved().boundTo("/personId", "anna");

  @AutoClose private final OnboardingServer server = OnboardingServer.of(CAF).start();
  @AutoClose private final Client client = ClientBuilder.newClient();

  private String answerTo(SignedRequest request) {
    Invocation.Builder call = client.target(server.uri("/onboarding")).request();
    request.forEachHeader(call::header);
    call.header("Authorization", "Bearer anna");
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
