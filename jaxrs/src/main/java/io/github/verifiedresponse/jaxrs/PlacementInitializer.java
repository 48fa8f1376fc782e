package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.mistake.Mistakes;
import io.github.verifiedresponse.placement.AnnotatedClasses;
import io.github.verifiedresponse.placement.GuardedBy;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a deployment whose guards could not work, and warns of open methods beside guarded ones,
 * before the first request. Servers that start JAX-RS lazily would find the same mistakes only
 * then.
 */
@HandlesTypes(VerifiedResponse.class)
public final class PlacementInitializer implements ServletContainerInitializer {
  private static final System.Logger LOG = System.getLogger(PlacementInitializer.class.getName());
  private static final String SERVLET_DOOR =
      "io.github.verifiedresponse.filter.VerifiedResponseFilter";
  private static final String SINCE_3_0 = "jakarta.ws.rs.core.Feature";
  private static final String SINCE_3_1 = "jakarta.ws.rs.core.EntityPart";

  /** Called by the container. */
  public PlacementInitializer() {}

  /**
   * Checks the annotated classes.
   *
   * @param annotated the classes that the container found; null when it found none
   * @throws ServletException naming the class, what is wrong, and the fix
   */
  @Override
  public void onStartup(@Nullable Set<Class<?>> annotated, ServletContext context)
      throws ServletException {
    if (ClosedApplication.isClosed(context)) {
      return; // the servlet filter's initialiser has said why
    }
    try {
      refuseBefore31(context);
      ErrorPages.hideFrom(context);
      context.addListener(new RequestEnd());
      check(annotated, context);
    } catch (ConfigurationException e) {
      ClosedApplication.close(context, String.valueOf(e.getMessage()));
      throw refused(e);
    } catch (RuntimeException | LinkageError e) {
      ClosedApplication.close(context, String.valueOf(e.getMessage()));
      throw new ServletException(e.getMessage(), e);
    }
  }

  /** Servers print each cause, and one that repeats the message says nothing. */
  private static ServletException refused(ConfigurationException mistakes) {
    ServletException refusal = new ServletException(mistakes.getMessage(), mistakes.getCause());
    refusal.setStackTrace(mistakes.getStackTrace());
    return refusal;
  }

  /** The servlet filter looks for the classes that the container has not found, if it is there. */
  private static void check(@Nullable Set<Class<?>> annotated, ServletContext context) {
    boolean alone = !hasClass(SERVLET_DOOR, context);
    AnnotatedClasses classes =
        AnnotatedClasses.of(
            annotated,
            path -> alone ? context.getResourcePaths(path) : null,
            context::getResourceAsStream,
            context.getClassLoader());
    Mistakes mistakes = new Mistakes();
    mistakes.in(classes::refuseUnguardable);
    Optional<Verifiers> verifiers = mistakes.find(Verifiers::ofApplication);
    for (Class<?> type : classes.all()) {
      if (GuardedBy.of(type) != GuardedBy.ITSELF) {
        mistakes.in(() -> refuseWithoutServletDoor(type, context));
        verifiers.ifPresent(all -> mistakes.in(() -> GuardChecks.check(type, all)));
        ShadowingMethods.warnings(type).forEach(warning -> LOG.log(Level.WARNING, warning));
      }
    }
    mistakes.report();
    if (alone) {
      context.addListener(new BeansCheck(classes));
    }
  }

  private static void refuseWithoutServletDoor(Class<?> type, ServletContext context) {
    if (Servlet.class.isAssignableFrom(type) && !hasClass(SERVLET_DOOR, context)) {
      throw ConfigurationException.of(
          Mistake.MISSING_MODULE,
          "@VerifiedResponse on the servlet "
              + type.getName()
              + " would not guard it: add verified-response-filter to the application");
    }
  }

  /**
   * Before 3.1 a server loads no feature as a service: an {@code Application} that lists its
   * classes is served without the guard, and nothing of ours runs to notice. Whatever was found: a
   * Tomcat finds no annotations on methods.
   */
  private static void refuseBefore31(ServletContext context) {
    if (hasClass(SINCE_3_0, context) && !hasClass(SINCE_3_1, context)) {
      throw ConfigurationException.of(
          Mistake.OLD_SERVER,
          "verified-response-jaxrs might not guard anything, because this server's Jakarta RESTful"
              + " Web Services is older than 3.1: use a server with Jakarta EE 10, or remove the"
              + " jar");
    }
  }

  private static boolean hasClass(String name, ServletContext context) {
    try {
      Class.forName(name, false, context.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }
}
