package io.github.verifiedresponse.tests.refused;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A resource that relies on a filter in web.xml alone. */
@Path("/unguarded")
public class UnguardedResource {

  /** Runs for whoever comes this far. */
  @POST
  public String receive() {
    return "ran";
  }
}
