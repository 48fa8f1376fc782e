package io.github.verifiedresponse.jaxrs;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.TestClient;
import io.github.verifiedresponse.config.Verifiers;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.glassfish.jersey.server.ResourceConfig;

/** A Jersey in this process, on a free port of the loopback interface. */
final class JerseyServer implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final TestClient client = new TestClient(this::uri);

  private JerseyServer(ResourceConfig application) throws IOException {
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
    return client.get(path, headers);
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return client.post(path, body, headers);
  }

  HttpResponse<String> post(String path, SignedResponse response) {
    return client.post(path, response);
  }

  HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
    return client.send(method, path, body, headers);
  }

  URI uri(String path) {
    InetSocketAddress address = server.getAddress();
    return URI.create(
        "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + path);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
