package io.github.verifiedresponse.tests.cxf;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Starts the JAX-RS applications that the container finds. Other implementations bring an
 * initialiser like this along; users of CXF have a server that does it, or list their classes.
 */
@HandlesTypes({ApplicationPath.class, Path.class, Provider.class})
public final class CxfInitializer implements ServletContainerInitializer {

  /** Called by the container. */
  public CxfInitializer() {}

  @Override
  public void onStartup(@Nullable Set<Class<?>> found, ServletContext context)
      throws ServletException {
    Set<Class<?>> concrete =
        found == null
            ? Set.of()
            : found.stream()
                .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                .collect(Collectors.toSet());
    Set<Class<?>> scanned = new LinkedHashSet<>(annotated(concrete, Path.class));
    scanned.addAll(annotated(concrete, Provider.class));
    for (Class<?> type : annotated(concrete, ApplicationPath.class)) {
      start(type.asSubclass(Application.class), scanned, context);
    }
  }

  private static Set<Class<?>> annotated(Set<Class<?>> types, Class<? extends Annotation> by) {
    return types.stream()
        .filter(type -> type.isAnnotationPresent(by))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** One servlet for each application, named and mapped as the specification says. */
  private static void start(
      Class<? extends Application> type, Set<Class<?>> scanned, ServletContext context)
      throws ServletException {
    ServletRegistration.Dynamic servlet =
        context.addServlet(type.getName(), new CxfServlet(complete(type, scanned)));
    String path = type.getAnnotation(ApplicationPath.class).value();
    servlet.addMapping((path.startsWith("/") ? path : "/" + path) + "/*");
    servlet.setAsyncSupported(true);
    servlet.setLoadOnStartup(1);
  }

  /** An application that lists nothing has everything. */
  private static Application complete(Class<? extends Application> type, Set<Class<?>> scanned)
      throws ServletException {
    try {
      Application own = type.getDeclaredConstructor().newInstance();
      return own.getClasses().isEmpty() ? new Scanned(scanned) : own;
    } catch (ReflectiveOperationException e) {
      throw new ServletException(e);
    }
  }

  /** An application of the classes that were found. */
  private static final class Scanned extends Application {
    private final Set<Class<?>> classes;

    Scanned(Set<Class<?>> classes) {
      this.classes = classes;
    }

    @Override
    public Set<Class<?>> getClasses() {
      return classes;
    }
  }
}
