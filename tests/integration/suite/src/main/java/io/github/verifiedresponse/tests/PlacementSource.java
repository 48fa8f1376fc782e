package io.github.verifiedresponse.tests;

import io.github.verifiedresponse.tests.placed.Ran;

/** The Java source of a cell: its class, what that inherits from, and what it needs. */
final class PlacementSource {
  private static final String GUARD = AnnotatedSource.GUARD;
  private static final String META = AnnotatedSource.META;

  /** Begins each source. */
  static final String HEAD =
      """
      package %s;
      import io.github.verifiedresponse.VerifiedResponse;
      import jakarta.servlet.*;
      import jakarta.servlet.annotation.*;
      import jakarta.servlet.http.*;
      import jakarta.ws.rs.*;
      import jakarta.ws.rs.core.Application;
      """
          .formatted(Ran.class.getPackageName());

  private final PlacementCell cell;
  private final String type;

  private PlacementSource(PlacementCell cell) {
    this.cell = cell;
    this.type = cell.typeName();
  }

  /** {@return the source of a cell's class, and of what it needs} */
  static String of(PlacementCell cell) {
    PlacementSource source = new PlacementSource(cell);
    return HEAD
        + switch (cell.kind()) {
          case SERVLET -> source.servlet();
          case JAX_RS_METHOD -> source.resourceMethod();
          case JAX_RS_CLASS -> source.resourceClass();
          case JAX_RS_INTERFACE -> source.resourceInterface();
          case SUB_RESOURCE -> source.subResource();
          case PROXIED_SUB_RESOURCE -> source.proxiedSubResource();
          case APPLICATION -> source.application();
          case FILTER -> source.filter();
          case LISTENER -> source.listener();
          case CDI_BEAN -> source.bean();
          case ENTERPRISE_BEAN ->
              source.called(source.found("@jakarta.ejb.Stateless @jakarta.ejb.LocalBean"));
          case PLAIN_CLASS -> source.called("");
        };
  }

  private String ran() {
    return "Ran.in(\"" + type + "\")";
  }

  /** What a container looks for, where it is to find the class by itself. */
  private String found(String annotation) {
    return cell.registered().isFound() ? annotation + " " : "";
  }

  private String annotated(String before, String superclass, String interfaces, String body) {
    return AnnotatedSource.of(cell.written(), before, type, superclass, interfaces, body);
  }

  private String servlet() {
    return annotated(
        found("@WebServlet(\"/" + type + "\")"),
        "HttpServlet",
        "",
        """
        @Override protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws java.io.IOException {
          response.getWriter().print(%s);
        }
        """
            .formatted(ran()));
  }

  private String resourceMethod() {
    String parent = type + "Parent";
    String method = "public String run() { return " + ran() + "; }\n";
    String start = "@Path(\"" + type + "\") public class " + type;
    return switch (cell.written()) {
      case IN_PLACE -> start + " { @POST " + GUARD + method + "}";
      case META -> start + " { @POST " + META + method + "}";
      case SUPERCLASS ->
          "abstract class "
              + parent
              + " { @POST "
              + GUARD
              + "public abstract String run(); }\n"
              + start
              + " extends "
              + parent
              + " { @Override "
              + method
              + "}";
      case INTERFACE ->
          "interface "
              + parent
              + " { @POST "
              + GUARD
              + "String run(); }\n"
              + start
              + " implements "
              + parent
              + " { @Override "
              + method
              + "}";
    };
  }

  private String post() {
    return "@POST public String run() { return " + ran() + "; }\n";
  }

  private String resourceClass() {
    return annotated("@Path(\"" + type + "\") ", "Object", "", post());
  }

  private String resourceInterface() {
    String view = "interface " + type + "View";
    String method = " { @POST String run(); }\n";
    return switch (cell.written()) {
          case IN_PLACE -> GUARD + view + method;
          case META -> META + view + method;
          default ->
              GUARD
                  + "interface "
                  + type
                  + "Parent {}\n"
                  + view
                  + " extends "
                  + type
                  + "Parent"
                  + method;
        }
        + "@Path(\""
        + type
        + "\") public class "
        + type
        + " implements "
        + type
        + "View {\n"
        + "@Override public String run() { return "
        + ran()
        + "; } }";
  }

  private String subResource() {
    return annotated("", "Object", "", post()) + locator("return new " + type + "();");
  }

  private String proxiedSubResource() {
    String view = type + "View";
    return "interface "
        + view
        + " { @POST String run(); }\n"
        + annotated("", "Object", view, "@Override public String run() { return " + ran() + "; }\n")
        + locator(
            """
            %1$s target = new %1$s();
            return java.lang.reflect.Proxy.newProxyInstance(%2$s.class.getClassLoader(),
                new Class<?>[] {%2$s.class}, (proxy, method, values) -> method.invoke(target, values));
            """
                .formatted(type, view));
  }

  private String locator(String body) {
    return "@Path(\"%s\") public class %s { @Path(\"sub\") public Object locate() { %s } }"
        .formatted(type, rootType(cell), body);
  }

  /** The simple name of the resource class that a server is told of. */
  static String rootType(PlacementCell cell) {
    return cell.typeName() + (cell.kind().name().endsWith("SUB_RESOURCE") ? "Root" : "");
  }

  private String application() {
    return annotated(found("@ApplicationPath(\"" + cell.root() + "\")"), "Application", "", "")
        + "@Path(\"open\") public class "
        + type
        + "Resource {"
        + post()
        + "}";
  }

  private String filter() {
    return annotated(
        found("@WebFilter(\"/" + cell.open() + "\")"),
        "HttpFilter",
        "",
        """
        @Override protected void doFilter(HttpServletRequest request, HttpServletResponse response,
            FilterChain chain) throws java.io.IOException, ServletException {
          response.getWriter().print(%s);
        }
        """
            .formatted(ran()));
  }

  private String listener() {
    return annotated(
        found("@WebListener"),
        "Object",
        "ServletRequestListener",
        "@Override public void requestInitialized(ServletRequestEvent e) { " + ran() + "; }\n");
  }

  private String bean() {
    return called(found("@jakarta.enterprise.context.ApplicationScoped"))
        + (cell.registered().isByInstance()
            ? "@jakarta.enterprise.context.ApplicationScoped class %1$sProducer {".formatted(type)
                + " @jakarta.enterprise.inject.Produces %1$s make() { return new %1$s(); } }"
                    .formatted(type)
            : "");
  }

  private String called(String before) {
    return annotated(
        before, "Object", "Called", "@Override public String call() { return " + ran() + "; }\n");
  }
}
