package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.placement.AnnotationLookup;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Refuses annotated resources in an application without {@link VerifiedResponseFeature}: an
 * application can switch the loading of services off, and RESTEasy loads none where there is no
 * {@code Application}. This class is loaded otherwise, by means that stay on: RESTEasy reads its
 * name in {@code META-INF/services/jakarta.ws.rs.ext.Providers}, and {@link JerseyRegistration} is
 * for Jersey. CXF always has the guard, by {@link CxfRegistration}.
 */
@ConstrainedTo(RuntimeType.SERVER)
public final class RegistrationCheck implements DynamicFeature {
  /** The property of an application that has the guard. */
  static final String REGISTERED = "io.github.verifiedresponse.jaxrs.registered";

  /** Called by the server. */
  public RegistrationCheck() {}

  /**
   * Called by the server, for each resource method.
   *
   * @throws ConfigurationException naming the method, and the fix
   */
  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Class<?> type = resource.getResourceClass();
    if (context.getConfiguration().getProperty(REGISTERED) == null
        && AnnotationLookup.onMethod(type, resource.getResourceMethod()).isPresent()) {
      throw ConfigurationException.of(
          Mistake.NOT_REGISTERED,
          "@VerifiedResponse on "
              + type.getName()
              + "."
              + resource.getResourceMethod().getName()
              + " would not guard it: this JAX-RS application has no VerifiedResponseFeature and loads"
              + " no services. Add VerifiedResponseFeature.class to the classes of the Application");
    }
  }
}
