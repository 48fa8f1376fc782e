package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.TimeUnit;

/** Resources, one for each verifier, as the servlets are. */
public final class OnceResources {
  private static final String NUMBER = "X-Number";

  private OnceResources() {}

  private static Response answer(HttpServletRequest request, String verifier) {
    return Response.status(Handler.handle(request, verifier))
        .type("text/plain")
        .entity("handled")
        .build();
  }

  /**
   * What no server can write for every {@code Accept}.
   *
   * @param effects how many
   */
  public record Receipt(int effects) {}

  /** Results that a client relays. */
  @Path("client")
  public static class OfClient {

    /** Guarded. */
    @POST
    @VerifiedResponse("client")
    public Response receive(@Context HttpServletRequest request) {
      return answer(request, "client");
    }
  }

  /** Results that a client relays; an exception gives them back. */
  @Path("exception")
  @VerifiedResponse("exception")
  public static class ByException {

    /** Guarded. */
    @POST
    public Response receive(@Context HttpServletRequest request) {
      return answer(request, "exception");
    }

    /** Guarded; says nothing of the type that it answers. */
    @POST
    @Path("record")
    public Receipt record(@Context HttpServletRequest request) {
      return new Receipt(Handler.handle(request, "exception"));
    }
  }

  /** What the framework refuses before it calls the method. */
  @Path("number")
  public static class OfNumber {

    /** Guarded. */
    @POST
    @VerifiedResponse("client")
    public Response receive(@HeaderParam(NUMBER) int number, @Context HttpServletRequest request) {
      return answer(request, "client");
    }

    /** Guarded. */
    @POST
    @Path("exception")
    @VerifiedResponse("exception")
    public Response orGivenBackByException(
        @HeaderParam(NUMBER) int number, @Context HttpServletRequest request) {
      return answer(request, "exception");
    }
  }

  /** What the framework refuses before any method is chosen. */
  @Path("unmatched")
  @VerifiedResponse("client")
  public static class Unmatched extends Matching {}

  /** The same, behind the servlet filter. */
  @Path("front/unmatched")
  public static class UnmatchedBehindServletFilter extends Matching {}

  /** Answers text, and has a method for another type of body. */
  public abstract static class Matching {

    /** Guarded. */
    @POST
    @Produces("text/plain")
    public Response receive(@Context HttpServletRequest request) {
      return answer(request, "client");
    }

    /** Guarded. */
    @POST
    @Path("json")
    @Consumes("application/json")
    public Response receiveJson(@Context HttpServletRequest request) {
      return answer(request, "client");
    }
  }

  /** Results that their vendor sends. */
  @Path("vendor")
  public static class OfVendor {

    /** Guarded. */
    @POST
    @VerifiedResponse("vendor")
    public Response receive(@Context HttpServletRequest request) {
      return answer(request, "vendor");
    }
  }

  /** Results that another vendor sends, whose ids repeat. */
  @Path("shufti")
  public static class OfShufti {

    /** Guarded. */
    @POST
    @VerifiedResponse("shufti")
    public Response receive(@Context HttpServletRequest request) {
      return answer(request, "shufti");
    }
  }

  /** Approved results of the caller's own references. */
  @Path("issued")
  public static class OfIssued {

    /** Guarded. */
    @POST
    @VerifiedResponse("issued")
    public Response receive(@Context HttpServletRequest request) {
      return answer(request, "issued");
    }
  }

  /** Says nothing of the type that it answers. */
  @Path("record")
  public static class OfRecord {

    /** Guarded. */
    @POST
    @VerifiedResponse("client")
    public Receipt receive(@Context HttpServletRequest request) {
      return new Receipt(Handler.handle(request, "client"));
    }
  }

  /** Behind the servlet filter, in web.xml. */
  @Path("front/record")
  public static class BehindServletFilter {

    /** Guarded by the path's filter. */
    @POST
    public Receipt receive(@Context HttpServletRequest request) {
      return new Receipt(Handler.handle(request, "client"));
    }
  }

  /** Answers when its work is done, or when the server no longer waits for it. */
  @Path("slow")
  public static class Slow {

    /** Guarded. */
    @POST
    @VerifiedResponse("client")
    public void receive(@Suspended AsyncResponse answer, @Context HttpServletRequest request) {
      answer.setTimeout(Handler.millis(request, Handler.TIME_OUT_MILLIS), TimeUnit.MILLISECONDS);
      Handler.later(request, "client", () -> answer.resume("handled"));
    }
  }
}
