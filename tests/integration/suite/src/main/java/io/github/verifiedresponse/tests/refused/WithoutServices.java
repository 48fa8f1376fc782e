package io.github.verifiedresponse.tests.refused;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Lists its classes, and loads no services: so the guard is not among them. */
@ApplicationPath("/api")
public class WithoutServices extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Result.class);
  }

  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jakarta.ws.rs.loadServices", false);
  }

  /** What it serves. */
  @Path("/result")
  public static class Result {

    /** Is for what was verified. */
    @POST
    @VerifiedResponse("caf")
    public String receive() {
      return "ran";
    }
  }
}
