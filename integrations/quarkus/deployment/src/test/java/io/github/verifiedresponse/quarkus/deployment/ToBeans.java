package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Leads to guarded beans; one of its methods is guarded, too. */
@Path("/bean")
public class ToBeans {
  private final Instance<GuardedPlaces.Handler> beans;

  ToBeans(@Any Instance<GuardedPlaces.Handler> beans) {
    this.beans = beans;
  }

  @POST
  @Path("/{name}")
  public String open(@PathParam("name") String name) {
    return named(name).handle();
  }

  @POST
  @Path("/{name}/guarded")
  @VerifiedResponse("caf")
  public String guarded(@PathParam("name") String name) {
    return named(name).handle();
  }

  private GuardedPlaces.Handler named(String name) {
    return name.equals("BeanInPlace")
        ? beans.select(GuardedPlaces.BeanInPlace.class).get()
        : beans.select(GuardedPlaces.BeanSuperclass.class).get();
  }
}
