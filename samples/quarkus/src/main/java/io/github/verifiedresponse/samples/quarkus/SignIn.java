package io.github.verifiedresponse.samples.quarkus;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.config.Config;

/**
 * For the demonstration only: takes the caller from {@code Authorization: Bearer anna}. It is in
 * the place of your own sign-in, such as Quarkus Security, and proves nothing.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class SignIn implements ContainerRequestFilter {
  private static final String SCHEME = "Bearer ";

  private final Config settings;

  SignIn(Config settings) {
    this.settings = settings;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (header != null && header.startsWith(SCHEME) && isDemo()) {
      String customer = header.substring(SCHEME.length());
      request.setSecurityContext(new SignedIn(customer, request.getSecurityContext().isSecure()));
    }
  }

  /** Asked with each request: filters are made before the settings of the run are known. */
  private boolean isDemo() {
    return settings.getOptionalValue("demo.enabled", Boolean.class).orElse(false);
  }
}
