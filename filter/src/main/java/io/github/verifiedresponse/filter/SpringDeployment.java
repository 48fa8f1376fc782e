package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.config.RunningApplication;
import io.github.verifiedresponse.config.Verifiers;
import jakarta.servlet.ServletContext;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;

/** Runs the initialiser in servers that Spring Boot starts, which call none of jars. */
final class SpringDeployment implements ServletContextInitializer, Ordered {
  private final SpringFilters filters;
  private final ApplicationContext application;
  private final boolean embedded;

  SpringDeployment(SpringFilters filters, ApplicationContext application, boolean embedded) {
    this.filters = filters;
    this.application = application;
    this.embedded = embedded;
  }

  @Override
  public void onStartup(ServletContext context) {
    context.setAttribute(Deployment.SPRING_LOOKS, true);
    filters.refuseAnnotated();
    filters.offerVerifiers(context);
    if (embedded) {
      shareVerifiers(context);
    }
    if (Deployment.hasBegun(context)) {
      Deployment.check(context, Deployment.Stage.INITIALIZER);
    } else {
      VerifiedResponseInitializer.start(null, context); // what it throws is reported as it is
    }
    if (SpringInitializer.isPresent(SpringBeans.MVC, application)) {
      filters.lookIntoServlets(application);
      SpringLookups.initialize(context, application, filters);
    }
    if (embedded) { // nothing comes after it, and what the server says later, it says in its log
      Deployment.check(context, Deployment.Stage.LISTENER);
    }
  }

  /** The server's threads have a loader of its own; those of a pool may have the library's. */
  private void shareVerifiers(ServletContext context) {
    ClassLoader own = application.getClassLoader();
    if (own != null) {
      RunningApplication.shareBetween(context.getClassLoader(), own);
      RunningApplication.shareBetween(Verifiers.class.getClassLoader(), own);
    }
  }

  /** After those that register servlets and filters. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
