package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.result.Outcome;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Guarded by the annotation of the class. */
@Path("/guarded")
@VerifiedResponse("caf")
public class GuardedResource {

  /** What cannot be written as the sender asks for it. */
  public record Unwritable(String text) {}

  /** Fails after the resource method has run, because of what was asked for. */
  @Provider
  public static class UnwritableWriter implements MessageBodyWriter<Unwritable> {
    @Override
    public boolean isWriteable(
        Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
      return type == Unwritable.class;
    }

    @Override
    public void writeTo(
        Unwritable answer,
        Class<?> type,
        Type generic,
        Annotation[] annotations,
        MediaType mediaType,
        MultivaluedMap<String, Object> headers,
        OutputStream body) {
      throw new NotAcceptableException();
    }
  }

  @Inject
  @SuppressWarnings("NullAway.Init")
  Instance<VerifiedPayload> payload;

  @POST
  @Path("/bytes")
  public String bytes(byte[] body) {
    Handled.by("bytes");
    return new String(body, StandardCharsets.UTF_8);
  }

  @POST
  @Path("/text")
  public String text(String body) {
    Handled.by("text");
    return body;
  }

  @POST
  @Path("/stream")
  public String stream(InputStream body) throws IOException {
    Handled.by("stream");
    return new String(body.readAllBytes(), StandardCharsets.UTF_8);
  }

  @POST
  @Path("/uni")
  public Uni<String> uni(String body) {
    Handled.by("uni");
    return Uni.createFrom().item(Context.isOnEventLoopThread() + " " + body);
  }

  @POST
  @Path("/stage")
  public CompletionStage<String> stage(String body) {
    return CompletableFuture.supplyAsync(() -> Handled.by("stage") + body);
  }

  @POST
  @Path("/parameter")
  public String parameter(VerifiedPayload result) {
    return Handled.by(result.verifier());
  }

  @POST
  @Path("/uni-parameter")
  public Uni<String> uniParameter(VerifiedPayload result) {
    return Uni.createFrom().item(Handled.by(result.verifier()));
  }

  @POST
  @Path("/injected")
  public String injected() {
    return Handled.by(payload.get().id());
  }

  @POST
  @Path("/outcome")
  @VerifiedResponse(value = "caf", accept = Outcome.APPROVED)
  public String outcome() {
    return Handled.by("outcome");
  }

  @POST
  @Path("/failure")
  public String failure() {
    Handled.by("failure");
    throw new IllegalStateException("the handler's own");
  }

  @POST
  @Path("/late-failure")
  public Uni<String> lateFailure() {
    Handled.by("late-failure");
    return Uni.createFrom().failure(new IllegalStateException("the handler's own"));
  }

  @POST
  @Path("/unwritable")
  @Produces(MediaType.WILDCARD)
  public Unwritable unwritable() {
    return new Unwritable(Handled.by("unwritable"));
  }

  @POST
  @Path("/given-back")
  public String givenBack(VerifiedPayload result) {
    result.giveBack();
    return Handled.by("given-back");
  }

  @POST
  @Path("/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Multi<String> events() {
    return Multi.createFrom().items(Handled.by("events"), "2");
  }

  @GET
  @Path("/any-method")
  public String get() {
    return Handled.by("get");
  }

  @PUT
  @Path("/any-method")
  public String put(byte[] body) {
    return Handled.by("put");
  }

  @DELETE
  @Path("/any-method")
  public String delete() {
    return Handled.by("delete");
  }
}
