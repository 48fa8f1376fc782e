package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.mistake.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;

/**
 * Guards and checks where the initialiser is left out, as an {@code <absolute-ordering>} that does
 * not name {@code verified_response} does: CDI starts all the same.
 */
public final class DeploymentExtension implements Extension {
  private static final System.Logger LOG = System.getLogger(DeploymentExtension.class.getName());

  /** Called by CDI. */
  public DeploymentExtension() {}

  /** Weld in a servlet container starts when filters can still be added; servers start it later. */
  void applicationStarts(@Observes @Initialized(ApplicationScoped.class) Object started) {
    if (started instanceof ServletContext context && !Deployment.hasBegun(context)) {
      try {
        VerifiedResponseInitializer.start(null, context);
      } catch (IllegalStateException
          | IllegalArgumentException // GlassFish's, for a listener
          | UnsupportedOperationException e) {
        if (e instanceof ConfigurationException || ClosedApplication.isClosed(context)) {
          throw e; // it is no matter of time
        }
        LOG.log(System.Logger.Level.DEBUG, "the deployment is checked with the first request");
      }
    }
  }

  /** The first request knows all servlets and filters. */
  void requestStarts(@Observes @Initialized(RequestScoped.class) Object started) {
    if (started instanceof ServletRequest request) {
      Deployment.refuseIfOpen(request.getServletContext());
    }
  }
}
