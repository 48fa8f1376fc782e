package io.github.verifiedresponse.jaxrs;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable;

/**
 * Registers {@link RegistrationCheck} with Jersey, whatever the application has switched off.
 * Jersey reads of this class in {@code META-INF/services}; nothing else loads it.
 */
@ConstrainedTo(RuntimeType.SERVER)
public final class JerseyRegistration implements ForcedAutoDiscoverable {

  /** Called by Jersey. */
  public JerseyRegistration() {}

  /** Before features are configured, so that the check is there whatever they do. */
  @Override
  public void configure(FeatureContext context) {
    if (!context.getConfiguration().isRegistered(RegistrationCheck.class)) {
      context.register(RegistrationCheck.class);
    }
  }
}
