package io.github.verifiedresponse.tests;

import io.github.verifiedresponse.tests.PlacementCell.Kind;
import io.github.verifiedresponse.tests.placed.Ran;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The Java sources of what registers the classes of cells in code. */
final class PlacementRegistration {
  private static final String EXTENSION_TYPE = "ByClassExtension";

  /** The portable extension that registers beans. */
  static final String EXTENSION = Ran.class.getPackageName() + "." + EXTENSION_TYPE;

  private PlacementRegistration() {}

  static List<String> sources(List<PlacementCell> cells) {
    List<String> sources = new ArrayList<>();
    sources.add(listener(cells));
    for (Registered way : Registered.values()) {
      List<PlacementCell> resources =
          cells.stream()
              .filter(cell -> cell.kind().isResource() && cell.registered() == way)
              .toList();
      if (!resources.isEmpty()) {
        sources.add(application(resources, way));
      }
    }
    if (cells.stream().anyMatch(PlacementRegistration::isByExtension)) {
      sources.add(extension(cells));
    }
    return sources.stream().map(PlacementSource.HEAD::concat).toList();
  }

  private static String listener(List<PlacementCell> cells) {
    return """
    @WebListener public class Registering implements ServletContextListener {
      @Override public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        %s
      }
    }
    """
        .formatted(
            cells.stream()
                .filter(cell -> cell.registered().isInCode())
                .map(PlacementRegistration::registration)
                .collect(Collectors.joining("\n")));
  }

  private static String registration(PlacementCell cell) {
    String type = cell.typeName();
    String value = cell.registered().isByClass() ? type + ".class" : "new " + type + "()";
    return switch (cell.kind()) {
      case SERVLET ->
          "context.addServlet(\"%1$s\", %2$s).addMapping(\"/%1$s\");".formatted(type, value);
      case FILTER ->
          "context.addFilter(\"%s\", %s).addMappingForUrlPatterns(null, false, \"/%s\");"
              .formatted(type, value, cell.open());
      case LISTENER -> "context.addListener(" + value + ");";
      case APPLICATION ->
          "JaxRsServlets.add(context, %s.class, \"%s\");".formatted(type, cell.root());
      case PLAIN_CLASS -> "context.setAttribute(\"%s\", %s);".formatted(type, value);
      default -> "";
    };
  }

  /** The name of the JAX-RS application that a resource belongs to. */
  static String application(PlacementCell cell) {
    return Ran.class.getPackageName() + "." + applicationType(cell.registered());
  }

  private static String applicationType(Registered way) {
    return "Application" + way.name().replace("_", "");
  }

  /** One that lists its classes or instances, or has all that are found. */
  private static String application(List<PlacementCell> resources, Registered way) {
    String path =
        way.isInDescriptor() ? "" : "@ApplicationPath(\"%s\") ".formatted(resources.get(0).root());
    String body = "";
    if (way.isByClass()) {
      body =
          "@Override public java.util.Set<Class<?>> getClasses() { return java.util.Set.of(%s); }"
              .formatted(roots(resources, "%s.class"));
    } else if (way.isByInstance()) {
      body =
          "@Override public java.util.Set<Object> getSingletons() { return java.util.Set.of(%s); }"
              .formatted(roots(resources, "new %s()"));
    }
    return path + "public class " + applicationType(way) + " extends Application {" + body + "}";
  }

  private static String roots(List<PlacementCell> resources, String value) {
    return resources.stream()
        .map(cell -> value.formatted(PlacementSource.rootType(cell)))
        .collect(Collectors.joining(", "));
  }

  /** Whether a portable extension makes a bean of the cell's class. */
  static boolean isByExtension(PlacementCell cell) {
    return cell.kind() == Kind.CDI_BEAN && cell.registered().isByClass();
  }

  private static String extension(List<PlacementCell> cells) {
    return """
    public class %s implements jakarta.enterprise.inject.spi.Extension {
      void add(@jakarta.enterprise.event.Observes jakarta.enterprise.inject.spi.BeforeBeanDiscovery event) {
        %s
      }
    }
    """
        .formatted(
            EXTENSION_TYPE,
            cells.stream()
                .filter(PlacementRegistration::isByExtension)
                .map(
                    cell ->
                        """
                        event.addAnnotatedType(%1$s.class, "%1$s")
                            .add(jakarta.enterprise.context.ApplicationScoped.Literal.INSTANCE);
                        """
                            .formatted(cell.typeName()))
                .collect(Collectors.joining()));
  }
}
