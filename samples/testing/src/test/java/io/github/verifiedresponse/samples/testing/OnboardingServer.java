package io.github.verifiedresponse.samples.testing;

import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.filter.VerifiedResponseFilter;
import io.github.verifiedresponse.jaxrs.VerifiedResponseFeature;
import io.github.verifiedresponse.testkit.TestVendor;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** Tomcat and Jersey in this process, on a free port of the loopback interface. */
final class OnboardingServer implements AutoCloseable {
  static final String LIVENESS = "/liveness/*";

  /** Held, or they would be collected. */
  private static final List<Logger> LOGS =
      Stream.of("org.apache", "org.glassfish", "io.github.verifiedresponse")
          .map(Logger::getLogger)
          .toList();

  private final Tomcat tomcat = new Tomcat();
  private final Context context;

  private OnboardingServer(Setup setup) {
    LOGS.forEach(log -> log.setUseParentHandlers(false));
    try {
      Path target = Path.of("target").toAbsolutePath();
      tomcat.setBaseDir(Files.createTempDirectory(target, "tomcat").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Connector connector = new Connector();
    connector.setProperty("address", "127.0.0.1");
    connector.setPort(0);
    tomcat.setConnector(connector);
    context = tomcat.addContext("", null);
    Verifiers verifiers = Verifiers.of(setup.settings());
    filter("sign-in", "/*", new SignIn());
    filter("guard", setup.guarded(), new VerifiedResponseFilter(verifiers.named("liveness")));
    servlet(LIVENESS, setup.servlet());
    ResourceConfig resources = new ResourceConfig();
    resources.register(setup.resource());
    resources.register(new VerifiedResponseFeature(verifiers));
    servlet("/*", new ServletContainer(resources));
  }

  /**
   * What is started.
   *
   * @param settings of the verifiers, by full name
   * @param resource the class of {@code /onboarding}
   * @param servlet answers at {@code /liveness}
   * @param guarded the URL pattern of the filter in front of the servlet
   */
  record Setup(Map<String, String> settings, Class<?> resource, Servlet servlet, String guarded) {
    OnboardingServer start() {
      OnboardingServer server = new OnboardingServer(this);
      try {
        server.tomcat.start();
        return server;
      } catch (LifecycleException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** {@return the application as it is, with this vendor's secret} */
  static Setup of(TestVendor vendor) {
    Properties file = new Properties();
    String name = "/META-INF/verified-response.properties";
    try (InputStream in = OnboardingServer.class.getResourceAsStream(name)) {
      file.load(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> settings = new HashMap<>();
    file.stringPropertyNames().forEach(key -> settings.put(key, file.getProperty(key)));
    settings.putAll(vendor.settings("onboarding"));
    settings.putAll(vendor.settings("liveness"));
    return new Setup(settings, OnboardingResource.class, new LivenessServlet(), LIVENESS);
  }

  private void servlet(String pattern, Servlet servlet) {
    Tomcat.addServlet(context, pattern, servlet).setAsyncSupported(true);
    context.addServletMapping(pattern, pattern);
  }

  private void filter(String name, String pattern, Filter filter) {
    FilterDef definition = new FilterDef();
    definition.setFilterName(name);
    definition.setFilter(filter);
    definition.setAsyncSupported("true");
    context.addFilterDef(definition);
    FilterMap mapping = new FilterMap();
    mapping.setFilterName(name);
    mapping.addURLPattern(pattern);
    context.addFilterMap(mapping);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }
}
