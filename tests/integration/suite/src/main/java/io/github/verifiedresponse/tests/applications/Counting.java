package io.github.verifiedresponse.tests.applications;

import io.github.verifiedresponse.tests.probe.Handled;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Starts the count of handlers that ran. */
@WebListener
public class Counting implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    Handled.start(event.getServletContext());
  }
}
