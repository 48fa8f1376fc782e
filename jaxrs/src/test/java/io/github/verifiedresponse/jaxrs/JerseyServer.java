package io.github.verifiedresponse.jaxrs;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.config.Verifiers;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Logger;
import org.glassfish.jersey.server.ResourceConfig;

/** A Jersey in this process, on a free port of the loopback interface. */
final class JerseyServer implements AutoCloseable {
  /** Held, or they would be collected; {@link LogCapture} is for tests that look at the log. */
  private static final List<Logger> LOGS =
      List.of(Logger.getLogger("org.glassfish"), Logger.getLogger("io.github.verifiedresponse"));

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  private JerseyServer(ResourceConfig application) throws IOException {
    LOGS.forEach(log -> log.setUseParentHandlers(false));
    HttpHandler handler =
        RuntimeDelegate.getInstance().createEndpoint(application, HttpHandler.class);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    server.setExecutor(threads);
    server.start();
  }

  /** Starts an application as it is. */
  static JerseyServer running(ResourceConfig application) throws IOException {
    return new JerseyServer(application);
  }

  /** Starts an application of these resources, guarded by the verifier. */
  static JerseyServer guarding(ResponseVerifier verifier, Object... resources) throws IOException {
    ResourceConfig application = new ResourceConfig();
    application.register(new VerifiedResponseFeature(Verifiers.of(verifier)));
    for (Object resource : resources) {
      if (resource instanceof Class<?> type) {
        application.register(type);
      } else {
        application.register(resource);
      }
    }
    return running(application);
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return send("POST", path, BodyPublishers.ofString(body), headers);
  }

  HttpResponse<String> post(String path, SignedResponse response) {
    return post(path, response.body(), response.headers());
  }

  HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
    InetSocketAddress address = server.getAddress();
    URI uri =
        URI.create(
            "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).method(method, body).timeout(Duration.ofSeconds(30));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(method + " " + path + " was not answered", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
