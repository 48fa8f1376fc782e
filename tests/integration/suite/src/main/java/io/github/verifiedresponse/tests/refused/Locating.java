package io.github.verifiedresponse.tests.refused;

import jakarta.ws.rs.Path;

/** Leads to a sub-resource. */
public interface Locating {

  /** Not guarded here. */
  @Path("sub")
  GuardedLocator.Sub sub();
}
