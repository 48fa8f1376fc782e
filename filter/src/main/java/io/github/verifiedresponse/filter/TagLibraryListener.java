package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.mistake.ConfigurationException;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;

/**
 * Refuses what is open where the initialiser is left out. Servers with JSP look for listeners in
 * the tag libraries of all jars, also of those that an {@code <absolute-ordering>} does not name
 * (Jakarta Servlet 6.0, section 8.2.2); such a listener may register nothing and is not told what
 * is registered, but it may refuse.
 */
public final class TagLibraryListener implements ServletContextListener, ServletRequestListener {

  /** Called by the container. */
  public TagLibraryListener() {}

  /**
   * Refuses annotations that nothing guards, but for servlets when {@code web.xml} declares a
   * filter of ours.
   *
   * @throws ConfigurationException naming each class, and the fix
   */
  @Override
  public void contextInitialized(ServletContextEvent event) {
    if (!Deployment.hasBegun(event.getServletContext())) {
      Deployment.refuseLeftOut(event.getServletContext());
    }
  }

  /**
   * Looks whether the declared filters guard all annotated servlets. GlassFish ignores what a
   * request listener throws, so this alone would not do.
   *
   * @throws IllegalStateException when there is one, for each request
   */
  @Override
  public void requestInitialized(ServletRequestEvent event) {
    Deployment.refuseIfOpen(event.getServletContext());
  }
}
