package io.github.verifiedresponse.tests.undertow;

import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * An unpacked web application, told to Undertow, which finds none by itself. The order is the
 * specification's: web.xml, web fragments, annotations; then the initialisers.
 */
final class WebApplication {
  private static final Path CLASSES = Path.of("WEB-INF", "classes");
  private static final Path LIBRARIES = Path.of("WEB-INF", "lib");
  private static final Path WEB_XML = Path.of("WEB-INF", "web.xml");
  private static final String FRAGMENT = "META-INF/web-fragment.xml";

  private WebApplication() {}

  static DeploymentInfo of(Path unpacked) throws IOException {
    // Server and application share no library, so that it need not matter whose comes first.
    URLClassLoader loader =
        new URLClassLoader(classPath(unpacked), WebApplication.class.getClassLoader());
    DeploymentInfo application =
        Servlets.deployment()
            .setDeploymentName("application")
            .setContextPath("/")
            .setClassLoader(loader)
            .setResourceManager(new PathResourceManager(unpacked))
            .addInitParameter(
                "resteasy.injector.factory", "org.jboss.resteasy.cdi.CdiInjectorFactory");
    for (URL descriptor : descriptors(unpacked, loader)) {
      new Descriptor(application).declare(descriptor);
    }
    try (FoundClasses found = FoundClasses.of(loader)) {
      new Annotations(application).declare(found);
      addInitializers(application, found);
    }
    return application;
  }

  private static URL[] classPath(Path unpacked) throws IOException {
    List<URL> all = new ArrayList<>();
    all.add(unpacked.resolve(CLASSES).toUri().toURL());
    try (Stream<Path> libraries = Files.list(unpacked.resolve(LIBRARIES))) {
      for (Path library : libraries.sorted().toList()) {
        all.add(library.toUri().toURL());
      }
    }
    return all.toArray(URL[]::new);
  }

  private static List<URL> descriptors(Path unpacked, URLClassLoader loader) throws IOException {
    List<URL> all = new ArrayList<>();
    Path webXml = unpacked.resolve(WEB_XML);
    if (Files.exists(webXml)) {
      all.add(webXml.toUri().toURL());
    }
    all.addAll(Collections.list(loader.findResources(FRAGMENT)));
    return all;
  }

  /** The server's own, RESTEasy's and Weld's, and the application's. */
  private static void addInitializers(DeploymentInfo application, FoundClasses found) {
    ServiceLoader.load(ServletContainerInitializer.class, application.getClassLoader()).stream()
        .map(ServiceLoader.Provider::type)
        .map(type -> new ServletContainerInitializerInfo(type, found.handledBy(type)))
        .forEach(application::addServletContainerInitializer);
  }
}
