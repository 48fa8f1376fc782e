package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.TestClient;
import io.github.verifiedresponse.config.Verifiers;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private final TestClient client = new TestClient(this::uri);
  private final Tomcat tomcat = new Tomcat();
  private final Context context;

  private TomcatJersey(ResourceConfig application) {
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
    return client.post(path, response);
  }

  private URI uri(String path) {
    return URI.create("http://" + LOOPBACK + ":" + tomcat.getConnector().getLocalPort() + path);
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }
}
