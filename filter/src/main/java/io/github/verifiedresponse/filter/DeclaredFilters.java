package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistakes;
import io.github.verifiedresponse.placement.GuardedBy;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The filters whose verifier their settings name. WildFly calls {@code init} with the first
 * request, and Payara only logs that it failed: too late to refuse the deployment.
 */
final class DeclaredFilters {
  private static final String WEB_XML = "/WEB-INF/web.xml";

  private DeclaredFilters() {}

  /** Whether the application has a filter of ours, however it was declared. */
  static boolean areThere(ServletContext context) {
    return context.getFilterRegistrations().values().stream().anyMatch(DeclaredFilters::isOurs);
  }

  /**
   * Whether {@code web.xml} names a filter of ours, for those who may not ask what is registered.
   */
  static boolean areInDescriptor(ServletContext context) {
    return webXml(context).contains(VerifiedResponseFilter.class.getName());
  }

  private static boolean isOurs(FilterRegistration filter) {
    return VerifiedResponseFilter.class.getName().equals(filter.getClassName());
  }

  /** {@return the verifiers of filters that have settings as init-params, read or not} */
  static Set<String> verifiers(ServletContext context) {
    return context.getFilterRegistrations().values().stream()
        .filter(filter -> isOurs(filter) && !filter.getInitParameters().isEmpty())
        .map(VerifiedResponseFilter::verifierName)
        .collect(Collectors.toSet());
  }

  /**
   * Reads the settings of each.
   *
   * @throws ConfigurationException with the mistakes of all
   */
  static void check(ServletContext context) {
    String webXml = webXml(context);
    Mistakes mistakes = new Mistakes();
    for (FilterRegistration filter : context.getFilterRegistrations().values()) {
      if (isOurs(filter) && isDeclared(filter, webXml)) {
        mistakes.in(
            () ->
                FrameworkServlets.refuse(
                    VerifiedResponseFilter.verifier(filter.getName(), filter.getInitParameters()),
                    filter.getName(),
                    context));
      }
    }
    mistakes.report();
  }

  /**
   * Refuses filters of the application that are annotated, however they were registered.
   *
   * @throws IllegalArgumentException naming the class and the fix
   */
  static void refuseAnnotated(ServletContext context) {
    Mistakes mistakes = new Mistakes();
    for (FilterRegistration filter : context.getFilterRegistrations().values()) {
      GuardedServlets.load(filter.getClassName(), context)
          .filter(GuardedBy::isAnnotated)
          .ifPresent(type -> mistakes.in(() -> GuardedBy.refuseUnguardable(type)));
    }
    mistakes.report();
  }

  /**
   * A registration does not tell a declared filter from an instance that was added in code and has
   * its verifier already. What is mistaken for an instance is refused by its own init.
   */
  private static boolean isDeclared(FilterRegistration filter, String webXml) {
    return !filter.getInitParameters().isEmpty()
        || Verifiers.ofApplication().names().contains(filter.getName())
        || Pattern.compile(">\\s*" + Pattern.quote(filter.getName()) + "\\s*<")
            .matcher(webXml)
            .find();
  }

  private static String webXml(ServletContext context) {
    try (InputStream file = context.getResourceAsStream(WEB_XML)) {
      return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(WEB_XML + " cannot be read", e);
    }
  }
}
