package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.config.RunningApplication;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Forgets an undeployed application, so that its classes can go. */
final class ApplicationEnd implements ServletContextListener {

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    RunningApplication.forget();
  }
}
