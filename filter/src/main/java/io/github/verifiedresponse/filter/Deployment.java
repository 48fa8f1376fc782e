package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.cdi.GuardedBeans;
import io.github.verifiedresponse.config.RunningApplication;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.mistake.Mistakes;
import io.github.verifiedresponse.placement.AnnotatedClasses;
import io.github.verifiedresponse.placement.GuardedBy;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses an application in which a filter, a mapping or an annotation would guard nothing.
 *
 * <p>It looks several times, since servlets can be registered until the first request: whatever can
 * still be guarded is, and what cannot be is refused, or else closed.
 */
final class Deployment {
  private static final String CLASSES = Deployment.class.getName() + ".classes";
  private static final String BEFORE_FILTERS = Deployment.class.getName() + ".beforeFilters";
  private static final String CHECKED = Deployment.class.getName() + ".checked";

  /** Set where Spring looks at its handlers itself: a server that it starts knows none yet. */
  static final String SPRING_LOOKS = Deployment.class.getName() + ".spring";

  private static final String JAX_RS_FILTER =
      "io.github.verifiedresponse.jaxrs.VerifiedResponseFeature";

  private Deployment() {}

  /** When it looks. */
  enum Stage {
    /** Before listeners: other initialisers, and listeners, may register more. */
    INITIALIZER,
    /** When initialisers have run, and listeners, or most of them. */
    LISTENER,
    /** When nothing can be registered and mapped any more. */
    FILTER
  }

  /** Whether anything has looked at the application before. */
  static boolean hasBegun(ServletContext context) {
    return context.getAttribute(CLASSES) != null;
  }

  /**
   * Whether an annotated class may be called when no filter has run: it is neither a servlet nor a
   * JAX-RS resource, nor a handler of Spring's.
   */
  static boolean mayRunBeforeFilters(ServletContext context) {
    if (context.getAttribute(BEFORE_FILTERS) instanceof Boolean known) {
      return known;
    }
    boolean found =
        annotated(context).all().stream()
            .map(GuardedBy::of)
            .anyMatch(by -> by == GuardedBy.NOTHING || by == GuardedBy.INTERCEPTOR);
    context.setAttribute(BEFORE_FILTERS, found);
    return found;
  }

  /** Remembers what the container has found, for all stages. */
  static void begin(@Nullable Set<Class<?>> found, ServletContext context) {
    context.setAttribute(
        CLASSES,
        AnnotatedClasses.of(
            found,
            context::getResourcePaths,
            context::getResourceAsStream,
            context.getClassLoader()));
  }

  /**
   * Guards and checks; what is refused is also closed, for servers that start it all the same.
   *
   * @throws ConfigurationException with all mistakes: each names the class or filter, what is
   *     wrong, and the fix
   */
  static void check(ServletContext context, Stage stage) {
    if (ClosedApplication.isClosed(context)) {
      return; // it has been said why
    }
    try {
      look(context, stage);
    } catch (UnsupportedOperationException notInThisListener) {
      if (stage == Stage.FILTER) {
        ClosedApplication.close(context, String.valueOf(notInThisListener.getMessage()));
      }
      throw notInThisListener; // it may ask for nothing; what comes later looks
    } catch (ConfigurationException e) {
      ClosedApplication.closeToHandlers(context, String.valueOf(e.getMessage()));
      throw e;
    } catch (RuntimeException | LinkageError e) {
      ClosedApplication.close(context, String.valueOf(e.getMessage()));
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static void look(ServletContext context, Stage stage) {
    AnnotatedClasses annotated = annotated(context);
    Mistakes mistakes = new Mistakes();
    boolean isUsed = !annotated.all().isEmpty() || DeclaredFilters.areThere(context);
    boolean mayGuard = !isUsed || mistakes.find(Verifiers::ofApplication).isPresent();
    if (mayGuard) {
      mistakes.in(() -> DeclaredFilters.check(context));
    }
    mistakes.in(() -> DeclaredFilters.refuseAnnotated(context));
    mistakes.in(annotated::refuseUnguardable);
    annotated.all().forEach(type -> mistakes.in(() -> refuseWithoutJaxRsFilter(type, context)));
    if (stage != Stage.FILTER) {
      Mappings.guardByName(context);
      if (mayGuard) {
        mistakes.in(() -> GuardedServlets.guard(annotated.all(), context));
      }
    }
    if (stage != Stage.INITIALIZER) {
      mistakes.in(() -> RunningApplication.requireSchemes(Set.of()));
      mistakes.in(() -> Mappings.check(context));
      mistakes.in(() -> GuardedServlets.requireGuarded(context));
      mistakes.in(() -> HiddenServlets.requireGuarded(annotated.all(), context));
      mistakes.in(
          () ->
              annotated.refuseOthersThanBeans(
                  type -> GuardedBeans.contains(type) || isForSpring(type, context)));
    }
    mistakes.report();
  }

  /** Servers print each cause, and one that repeats the message says nothing. */
  static ServletException refused(ConfigurationException mistakes) {
    ServletException refusal = new ServletException(mistakes.getMessage(), mistakes.getCause());
    refusal.setStackTrace(mistakes.getStackTrace());
    return refusal;
  }

  /**
   * Refuses annotations that nothing guards where the initialiser was left out, as far as that can
   * be known without a look at what is registered.
   *
   * @throws ConfigurationException naming each class, and the fix
   */
  static void refuseLeftOut(ServletContext context) {
    AnnotatedClasses annotated = annotated(context);
    Mistakes mistakes = new Mistakes();
    if (!DeclaredFilters.areInDescriptor(context)) {
      mistakes.in(() -> GuardedServlets.refuse(annotated.all()));
    }
    mistakes.in(annotated::refuseUnguardable);
    mistakes.in(() -> annotated.refuseOthersThanBeans(GuardedBeans::contains));
    try {
      mistakes.report();
    } catch (ConfigurationException e) {
      ClosedApplication.close(context, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /**
   * Looks with the first request, where no filter of ours does.
   *
   * @throws IllegalStateException when something is open, for each request
   */
  static void refuseIfOpen(ServletContext context) {
    if (ClosedApplication.isWatched(context)) {
      return; // its filter looks
    }
    closeIfOpenOnce(context);
    if (ClosedApplication.isClosed(context)) {
      throw new NothingServedException();
    }
  }

  /** Closes the application if it is open, when nothing can be guarded any more. */
  static void closeIfOpen(ServletContext context) {
    try {
      check(context, Stage.FILTER);
    } catch (RuntimeException closed) {
      // it is logged, and nothing is served
    }
  }

  /** The same with the first request; others wait for what it finds. */
  static void closeIfOpenOnce(ServletContext context) {
    if (context.getAttribute(CHECKED) == null) {
      synchronized (Deployment.class) {
        if (context.getAttribute(CHECKED) == null) {
          closeIfOpen(context);
          context.setAttribute(CHECKED, true);
        }
      }
    }
  }

  /** By name, because neither JAX-RS nor its filter need be there. */
  private static void refuseWithoutJaxRsFilter(Class<?> type, ServletContext context) {
    if (GuardedBy.of(type) == GuardedBy.JAX_RS_FILTER && !isPresent(JAX_RS_FILTER, context)) {
      throw ConfigurationException.of(
          Mistake.MISSING_MODULE,
          "@VerifiedResponse on the JAX-RS resource "
              + type.getName()
              + " would not guard it: add verified-response-jaxrs to the application");
    }
  }

  private static boolean isForSpring(Class<?> type, ServletContext context) {
    return GuardedBy.of(type) == GuardedBy.SPRING_HANDLER
        && context.getAttribute(SPRING_LOOKS) != null;
  }

  private static boolean isPresent(String name, ServletContext context) {
    try {
      Class.forName(name, false, context.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }

  /** Without the initialiser nothing was looked for: {@code <absolute-ordering>} leaves it out. */
  private static AnnotatedClasses annotated(ServletContext context) {
    if (context.getAttribute(CLASSES) instanceof AnnotatedClasses known) {
      return known;
    }
    begin(null, context);
    return annotated(context);
  }
}
