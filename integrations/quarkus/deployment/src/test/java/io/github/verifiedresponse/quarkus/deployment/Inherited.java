package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Annotations that a resource class inherits. */
final class Inherited {
  private Inherited() {}

  /** Annotated on its method. */
  public interface Contract {
    @POST
    @Path("/method")
    @VerifiedResponse("caf")
    String method();
  }

  /** Implements it. */
  @Path("/interface")
  public static class OfInterface implements Contract {
    @Override
    public String method() {
      return Handled.by("interface");
    }
  }

  /** Annotated, as a class. */
  @VerifiedResponse("caf")
  public abstract static class Base {
    @POST
    @Path("/method")
    public String method() {
      return Handled.by("superclass");
    }
  }

  /** Extends it. */
  @Path("/superclass")
  public static class OfSuperclass extends Base {}
}
