package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.config.Verifiers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * Jersey without a server, for what the JDK's server cannot: suspend a request, or let a filter
 * change a header's values in place. There is no security context.
 */
final class InMemoryJersey {
  private static final URI BASE = URI.create("http://localhost/");

  private final ApplicationHandler jersey;

  private InMemoryJersey(ResourceConfig application) {
    this.jersey = new ApplicationHandler(application);
  }

  static InMemoryJersey guarding(ResponseVerifier verifier, Object resource) {
    return new InMemoryJersey(
        new ResourceConfig()
            .register(resource)
            .register(new VerifiedResponseFeature(Verifiers.of(verifier))));
  }

  /** Posts, waits for the answer, and returns its status and its text. */
  String post(String path, String body, String... headers)
      throws ExecutionException, InterruptedException, TimeoutException {
    ContainerRequest request =
        new ContainerRequest(
            BASE, BASE.resolve(path), "POST", null, new MapPropertiesDelegate(), null);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    request.setEntityStream(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    ContainerResponse response = jersey.apply(request, answer).get(10, TimeUnit.SECONDS);
    return response.getStatus() + " " + answer.toString(StandardCharsets.UTF_8);
  }
}
