package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.config.Verifiers;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Forgets an undeployed application, so that its classes can go. */
final class ApplicationEnd implements ServletContextListener {

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    Verifiers.forgetApplication();
  }
}
