package io.github.verifiedresponse;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Asks a server of a test, whose loggers it silences.
 *
 * @param uris the address of a path
 */
public record TestClient(Function<String, URI> uris) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Held, or they would be collected; {@link LogCapture} is for tests that look at the log. */
  private static final List<Logger> LOGS =
      Stream.of("org.apache", "org.glassfish", "io.github.verifiedresponse")
          .map(Logger::getLogger)
          .toList();

  public TestClient {
    LOGS.forEach(log -> log.setUseParentHandlers(false));
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  public HttpResponse<String> post(String path, String body, String... headers) {
    return send("POST", path, BodyPublishers.ofString(body), headers);
  }

  public HttpResponse<String> post(String path, SignedResponse response) {
    return post(path, response.body(), response.headers());
  }

  public HttpResponse<String> send(
      String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uris.apply(path))
            .method(method, body)
            .timeout(Duration.ofSeconds(30));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(method + " " + path + " was not answered", e);
    }
  }
}
