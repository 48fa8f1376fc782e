package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.config.Verifiers;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** Jersey in a servlet container, which can suspend a request and has error pages. */
final class TomcatJersey implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  /** Held, or they would be collected; {@link LogCapture} is for tests that look at the log. */
  private static final List<Logger> LOGS =
      Stream.of("org.apache", "org.glassfish", "io.github.verifiedresponse")
          .map(Logger::getLogger)
          .toList();

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Tomcat tomcat = new Tomcat();
  private final Context context;

  private TomcatJersey(ResourceConfig application) {
    LOGS.forEach(log -> log.setUseParentHandlers(false));
    try {
      Path target = Path.of("target").toAbsolutePath();
      tomcat.setBaseDir(Files.createTempDirectory(target, "tomcat").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Connector connector = new Connector();
    connector.setProperty("address", LOOPBACK);
    connector.setPort(0);
    tomcat.setConnector(connector);
    context = tomcat.addContext("", null);
    servlet("jersey", "/*", new ServletContainer(application));
    context.addServletContainerInitializer(new PlacementInitializer(), null);
  }

  /** A server of these resources and providers, guarded by the verifier; not started yet. */
  static TomcatJersey guarding(ResponseVerifier verifier, Object... components) {
    ResourceConfig application = new ResourceConfig();
    application.register(new VerifiedResponseFeature(Verifiers.of(verifier)));
    Stream.of(components).forEach(application::register);
    return new TomcatJersey(application);
  }

  TomcatJersey servlet(String name, String pattern, Servlet servlet) {
    Tomcat.addServlet(context, name, servlet).setAsyncSupported(true);
    context.addServletMapping(pattern, name);
    return this;
  }

  TomcatJersey errorPage(String location) {
    ErrorPage page = new ErrorPage();
    page.setLocation(location);
    context.addErrorPage(page);
    return this;
  }

  TomcatJersey start() throws LifecycleException {
    tomcat.start();
    return this;
  }

  HttpResponse<String> post(String path, SignedResponse response) {
    int port = tomcat.getConnector().getLocalPort();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + LOOPBACK + ":" + port + path))
            .POST(BodyPublishers.ofString(response.body()))
            .headers(response.headers())
            .timeout(Duration.ofSeconds(30))
            .build();
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(path + " was not answered", e);
    }
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }
}
