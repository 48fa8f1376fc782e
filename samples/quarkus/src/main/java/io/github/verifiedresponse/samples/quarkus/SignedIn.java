package io.github.verifiedresponse.samples.quarkus;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/**
 * A customer who is signed in.
 *
 * @param name the customer's, as Caf's {@code personId} has it
 * @param isSecure whether the request came by HTTPS
 */
record SignedIn(String name, boolean isSecure) implements SecurityContext, Principal {

  @Override
  public Principal getUserPrincipal() {
    return this;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean isUserInRole(String role) {
    return false;
  }

  @Override
  public String getAuthenticationScheme() {
    return "demo";
  }
}
