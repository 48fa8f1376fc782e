package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.mistake.ConfigurationException;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs before the application starts: guards every servlet that is annotated {@link
 * VerifiedResponse} and refuses the deployment when a guard could not work.
 */
@HandlesTypes(VerifiedResponse.class)
public final class VerifiedResponseInitializer implements ServletContainerInitializer {

  /** Called by the container. */
  public VerifiedResponseInitializer() {}

  /**
   * Guards and checks.
   *
   * @param annotated the classes that the container found; null when it found none
   * @throws ServletException naming the class, the setting and the fix
   */
  @Override
  public void onStartup(@Nullable Set<Class<?>> annotated, ServletContext context)
      throws ServletException {
    try {
      start(annotated, context);
    } catch (ConfigurationException e) {
      throw Deployment.refused(e);
    } catch (IllegalArgumentException e) {
      throw new ServletException(e.getMessage(), e);
    }
  }

  static void start(@Nullable Set<Class<?>> annotated, ServletContext context) {
    if (Deployment.hasBegun(context)) { // CDI started before, or the container runs this twice
      Deployment.begin(annotated, context);
      Deployment.check(context, Deployment.Stage.INITIALIZER);
      return;
    }
    context.addListener(new ApplicationEnd());
    context.addListener(new CallerListener());
    context.addListener(new DeploymentListener(context));
    ErrorPages.hideFrom(context);
    ClosedApplication.watch(context);
    Deployment.begin(annotated, context);
    Deployment.check(context, Deployment.Stage.INITIALIZER);
  }
}
