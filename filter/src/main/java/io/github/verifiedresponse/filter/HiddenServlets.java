package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.mistake.Mistakes;
import io.github.verifiedresponse.placement.AnnotationLookup;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Servlets that are registered as proxies, which do not show what is behind them: a registration
 * has the name of the class and never the object.
 */
final class HiddenServlets {
  /** As {@code java.lang.reflect.Proxy} names its classes. */
  private static final Pattern PROXY = Pattern.compile("(?:.*\\.)?\\$Proxy[0-9]+");

  private HiddenServlets() {}

  /**
   * Refuses a servlet behind which there may be an annotated one, and before which there is no
   * filter.
   *
   * @param annotated the annotated classes that are known
   * @throws ConfigurationException naming the servlet, what may be behind it, and the fix
   */
  static void requireGuarded(Set<Class<?>> annotated, ServletContext context) {
    Collection<? extends ServletRegistration> servlets = context.getServletRegistrations().values();
    Set<String> classes =
        servlets.stream()
            .map(servlet -> String.valueOf(servlet.getClassName()))
            .collect(Collectors.toSet());
    List<Class<?>> registered =
        classes.stream().flatMap(name -> GuardedServlets.load(name, context).stream()).toList();
    List<String> elsewhere =
        annotated.stream()
            .filter(Servlet.class::isAssignableFrom)
            .filter(type -> !Modifier.isAbstract(type.getModifiers()))
            .filter(type -> registered.stream().noneMatch(type::isAssignableFrom))
            .map(Class::getName)
            .filter(name -> !classes.contains(name))
            .sorted()
            .toList();
    Mistakes mistakes = new Mistakes();
    for (ServletRegistration servlet : servlets) {
      if (!elsewhere.isEmpty()
          && isHidden(String.valueOf(servlet.getClassName()), context)
          && !isReached(servlet.getName(), context)) {
        mistakes.add(open(servlet, elsewhere));
      }
    }
    mistakes.report();
  }

  /** Unless its interfaces show a guard. */
  private static boolean isHidden(String type, ServletContext context) {
    return PROXY.matcher(type).matches()
        && GuardedServlets.load(type, context).flatMap(AnnotationLookup::onType).isEmpty();
  }

  private static boolean isReached(String servlet, ServletContext context) {
    return context.getFilterRegistrations().values().stream()
        .filter(each -> VerifiedResponseFilter.class.getName().equals(each.getClassName()))
        .anyMatch(each -> Mappings.reaches(each, servlet, context));
  }

  private static ConfigurationException open(ServletRegistration servlet, List<String> annotated) {
    return ConfigurationException.of(
        Mistake.UNGUARDED_SERVLET,
        "the servlet '"
            + servlet.getName()
            + "' is a java.lang.reflect.Proxy, which hides annotations, and @VerifiedResponse is on"
            + " "
            + annotated
            + ", which is not registered: register that class, or map VerifiedResponseFilter to the"
            + " <servlet-name> "
            + servlet.getName());
  }
}
