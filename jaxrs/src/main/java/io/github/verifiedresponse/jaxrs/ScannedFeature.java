package io.github.verifiedresponse.jaxrs;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/**
 * {@link VerifiedResponseFeature} for servers that scan and load no services. A class of its own,
 * so that servers which do both find two classes and have nothing to warn of.
 */
@Provider
public final class ScannedFeature implements Feature {

  /** Called by the server. */
  public ScannedFeature() {}

  @Override
  public boolean configure(FeatureContext context) {
    return new VerifiedResponseFeature().configure(context);
  }
}
