package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.config.Verifiers;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Feature;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Clients of an application load the feature as a service, too. */
class ClientTest {
  @AutoClose private final Client client = ClientBuilder.newClient();

  @Test
  void hasNothingToGuard() throws Exception {
    VerifiedResponseFeature ours =
        new VerifiedResponseFeature(Verifiers.of(SignedResponse.verifier("shufti").build()));
    List<Boolean> registered = new ArrayList<>();
    Feature recording =
        context ->
            registered.add(
                ours.configure(context)
                    || context.getConfiguration().isRegistered(GuardFilter.class));
    client.register(recording);

    try (JerseyServer server = JerseyServer.running(new ResourceConfig(StartTest.Open.class))) {
      assertThat(client.target(server.uri("/open")).request().get(String.class)).isEqualTo("open");
    }

    assertThat(registered).containsExactly(false);
  }
}
