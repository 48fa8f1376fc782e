package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.config.Verifiers;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The filters whose verifier their settings name. WildFly calls {@code init} with the first
 * request, and Payara only logs that it failed: too late to refuse the deployment.
 */
final class DeclaredFilters {
  private static final String WEB_XML = "/WEB-INF/web.xml";

  private DeclaredFilters() {}

  /**
   * Reads the settings of each.
   *
   * @throws ServletException as {@link VerifiedResponseFilter#init} says
   */
  static void check(ServletContext context) throws ServletException {
    String webXml = webXml(context);
    for (FilterRegistration filter : context.getFilterRegistrations().values()) {
      boolean ours = VerifiedResponseFilter.class.getName().equals(filter.getClassName());
      if (ours && isDeclared(filter, webXml)) {
        FrameworkServlets.refuse(
            VerifiedResponseFilter.verifier(filter.getName(), filter.getInitParameters()),
            filter.getName(),
            context);
      }
    }
  }

  /**
   * A registration does not tell a declared filter from an instance that was added in code and has
   * its verifier already. What is taken for an instance by mistake is refused by its own init.
   */
  private static boolean isDeclared(FilterRegistration filter, String webXml) {
    return !filter.getInitParameters().isEmpty()
        || Verifiers.ofApplication().names().contains(filter.getName())
        || Pattern.compile(">\\s*" + Pattern.quote(filter.getName()) + "\\s*<")
            .matcher(webXml)
            .find();
  }

  private static String webXml(ServletContext context) throws ServletException {
    try (InputStream file = context.getResourceAsStream(WEB_XML)) {
      return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ServletException(WEB_XML + " cannot be read", e);
    }
  }
}
