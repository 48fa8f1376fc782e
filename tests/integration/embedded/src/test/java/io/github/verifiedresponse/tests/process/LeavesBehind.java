package io.github.verifiedresponse.tests.process;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** Leaves in the server what its application's parameter names. */
public final class LeavesBehind implements ServletContextListener {
  static final String PARAMETER = "leaves";

  private static final ThreadLocal<LeavesBehind> LOCAL = new ThreadLocal<>();

  /** What there is to leave. */
  enum Thing {
    NOTHING,
    THREAD,
    THREAD_LOCAL,
    PROPERTY
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    String parameter = event.getServletContext().getInitParameter(PARAMETER);
    switch (Thing.valueOf(parameter.toUpperCase(Locale.ROOT))) {
      case NOTHING -> LOCAL.remove();
      case THREAD -> new Thread(LeavesBehind::run, "left").start();
      case THREAD_LOCAL -> LOCAL.set(this);
      case PROPERTY -> System.setProperty("left", "behind");
    }
  }

  private static void run() {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.park();
    }
  }
}
