package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** A guarded resource whose methods do what a test says, and which counts how often they ran. */
@Path("/")
public final class Actions {
  private final AtomicInteger runs = new AtomicInteger();
  private final Plain plain;
  private final Suspending suspending;
  private final Staged staged;

  private Actions(Plain plain, Suspending suspending, Staged staged) {
    this.plain = plain;
    this.suspending = suspending;
    this.staged = staged;
  }

  /** What {@code /results} does. */
  @FunctionalInterface
  interface Plain {
    Object run(VerifiedPayload payload);
  }

  /** What {@code /suspended} does. */
  @FunctionalInterface
  interface Suspending {
    void run(VerifiedPayload payload, AsyncResponse later);
  }

  /** What {@code /staged} does. */
  @FunctionalInterface
  interface Staged {
    CompletionStage<Response> run(VerifiedPayload payload);
  }

  static Actions of(Plain plain) {
    return new Actions(plain, (payload, later) -> {}, payload -> none());
  }

  static Actions suspending(Suspending suspending) {
    return new Actions(payload -> "", suspending, payload -> none());
  }

  static Actions staged(Staged staged) {
    return new Actions(payload -> "", (payload, later) -> {}, staged);
  }

  private static CompletionStage<Response> none() {
    throw new AssertionError("not what this test does");
  }

  /** How often a method ran. */
  AtomicInteger runs() {
    return runs;
  }

  private VerifiedPayload count(ContainerRequestContext context) {
    runs.incrementAndGet();
    return VerifiedPayload.require(context::getProperty, "shufti");
  }

  @POST
  @Path("results")
  @VerifiedResponse("shufti")
  public Object run(@Context ContainerRequestContext context, String body) {
    return plain.run(count(context));
  }

  @POST
  @Path("suspended")
  @VerifiedResponse("shufti")
  public void run(@Context ContainerRequestContext context, @Suspended AsyncResponse later) {
    suspending.run(count(context), later);
  }

  @POST
  @Path("staged")
  @VerifiedResponse("shufti")
  public CompletionStage<Response> run(@Context ContainerRequestContext context) {
    return staged.run(count(context));
  }
}
