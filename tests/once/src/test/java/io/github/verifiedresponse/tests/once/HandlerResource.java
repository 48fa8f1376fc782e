package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.servlet.RequestDispatcher;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** A resource whose methods end as each request's plan says. */
public abstract class HandlerResource {
  private final String verifier;
  private final Sends sends;
  private final Executor workers;

  HandlerResource(String verifier, Sends sends, Executor workers) {
    this.verifier = verifier;
    this.sends = sends;
    this.workers = workers;
  }

  /** Guarded with the defaults for clients. */
  @Path("explicit")
  @VerifiedResponse(FuzzVerifiers.EXPLICIT)
  public static final class Explicit extends HandlerResource {
    Explicit(Sends sends, Executor workers) {
      super(FuzzVerifiers.EXPLICIT, sends, workers);
    }
  }

  /** Guarded with {@code give-back=exception}. */
  @Path("exception")
  @VerifiedResponse(FuzzVerifiers.EXCEPTION)
  public static final class Exceptional extends HandlerResource {
    Exceptional(Sends sends, Executor workers) {
      super(FuzzVerifiers.EXCEPTION, sends, workers);
    }
  }

  /** Guarded by nothing but the servlet filter in front of JAX-RS. */
  @Path("open")
  public static final class Open extends HandlerResource {
    Open(Sends sends, Executor workers) {
      super(FuzzVerifiers.EXPLICIT, sends, workers);
    }
  }

  @POST
  @Path("object")
  public Object object(@Context ContainerRequestContext request) throws Exception {
    return handle(request, Optional.empty());
  }

  /** Without {@code @Produces}, so that what nobody can write is found out at the end. */
  @POST
  @Path("record")
  public ResourceEnding.Unwritten record(@Context ContainerRequestContext request)
      throws Exception {
    return (ResourceEnding.Unwritten) handle(request, Optional.empty());
  }

  @POST
  @Path("suspended")
  public void suspended(@Context ContainerRequestContext request, @Suspended AsyncResponse async)
      throws Exception {
    handle(request, Optional.of(async));
  }

  @POST
  @Path("stage")
  public CompletionStage<?> stage(@Context ContainerRequestContext request) throws Exception {
    return (CompletionStage<?>) handle(request, Optional.empty());
  }

  private Object handle(ContainerRequestContext request, Optional<AsyncResponse> async)
      throws Exception {
    Send send = sends.get(request.getHeaderString(Sends.HEADER));
    VerifiedPayload payload = VerifiedPayload.require(request::getProperty, verifier);
    send.handlerRuns();
    if (request.getProperty(RequestDispatcher.ERROR_STATUS_CODE) != null) {
      send.result().effects().incrementAndGet();
      return "done";
    }
    ResourceEnding ending = (ResourceEnding) send.ending();
    return ending.handler().handle(new ResourceCall(send, payload, workers, async));
  }
}
