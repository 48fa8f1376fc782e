package io.github.verifiedresponse.filter;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import org.jspecify.annotations.Nullable;

/**
 * Refuses an application whose guards could not work, when its filters and servlets are known.
 * Declared in the jar's web fragment, because WildFly lets a listener that was added in code ask
 * for nothing; and added in code as well, because then it runs after the application's own.
 */
public final class DeploymentListener implements ServletContextListener {
  private static final System.Logger LOG = System.getLogger(DeploymentListener.class.getName());

  /** As the initialiser was given it: that of a listener added in code shows no registrations. */
  private final @Nullable ServletContext context;

  /** Called by the container. */
  public DeploymentListener() {
    this.context = null;
  }

  DeploymentListener(ServletContext context) {
    this.context = context;
  }

  /**
   * Guards what was registered since, and checks all of it.
   *
   * @throws IllegalArgumentException naming the class or filter, what is wrong, and the fix
   */
  @Override
  public void contextInitialized(ServletContextEvent event) {
    try {
      Deployment.check(
          context == null ? event.getServletContext() : context, Deployment.Stage.LISTENER);
    } catch (UnsupportedOperationException notInListeners) {
      LOG.log(System.Logger.Level.DEBUG, "the deployment is checked by a filter");
    }
  }
}
