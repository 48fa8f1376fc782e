package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.VerifiedPayload;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Gives back what the framework refused before it called a method, where the test asks for it. */
@Provider
public class RefusedByFramework implements ContainerResponseFilter {
  /** Names the verifier. */
  static final String GIVE_BACK = "X-Give-Back";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String verifier = request.getHeaderString(GIVE_BACK);
    if (verifier != null && response.getStatus() == 400) {
      VerifiedPayload.require(request::getProperty, verifier).giveBack();
    }
  }
}
