package io.github.verifiedresponse.tests.probe;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Takes the entity in every way that JAX-RS has, and answers with what it was given. */
@Path("entity")
public class EntityResource {
  private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED;

  /** The message's bytes. */
  @POST
  @Path("bytes")
  @VerifiedResponse("caf-envelope")
  public String bytes(byte[] entity, @Context HttpServletRequest request) {
    Handled.by(request, "caf-envelope");
    return hex(entity);
  }

  /** The message's characters. */
  @POST
  @Path("string")
  @Consumes("application/json;charset=UTF-8")
  @VerifiedResponse("caf-envelope")
  public String string(String entity, @Context HttpServletRequest request) {
    Handled.by(request, "caf-envelope");
    return hex(entity.getBytes(StandardCharsets.UTF_8));
  }

  /** The message's stream. */
  @POST
  @Path("stream")
  @VerifiedResponse("caf-envelope")
  public String stream(InputStream entity, @Context HttpServletRequest request) throws IOException {
    Handled.by(request, "caf-envelope");
    return hex(entity.readAllBytes());
  }

  /** Answers from another thread. */
  @POST
  @Path("suspended")
  @VerifiedResponse("caf-envelope")
  public void suspended(
      byte[] entity, @Suspended AsyncResponse response, @Context HttpServletRequest request) {
    Handled.by(request, "caf-envelope");
    new Thread(() -> response.resume(hex(entity))).start();
  }

  /** Answers from another thread, without an entity parameter for a reader interceptor to see. */
  @POST
  @Path("suspended-without-entity")
  @VerifiedResponse("caf-envelope")
  public void suspended(@Suspended AsyncResponse response, @Context HttpServletRequest request) {
    String payload = Handled.by(request, "caf-envelope");
    new Thread(() -> response.resume(payload)).start();
  }

  /** The fields of a form, one by one. */
  @POST
  @Path("form-param")
  @Consumes(FORM)
  @VerifiedResponse("caf-form")
  public String formParam(
      @FormParam("other") @Nullable String other, @Context HttpServletRequest request) {
    return Handled.by(request, "caf-form") + " and " + other;
  }

  /** The fields of a form, as one object. */
  @POST
  @Path("form")
  @Consumes(FORM)
  @VerifiedResponse("caf-form")
  public String form(Form form, @Context HttpServletRequest request) {
    return Handled.by(request, "caf-form") + " and " + form.asMap().getFirst("other");
  }

  /** The fields of a form, as a map. */
  @POST
  @Path("form-map")
  @Consumes(FORM)
  @VerifiedResponse("caf-form")
  public String formMap(
      MultivaluedMap<String, String> fields, @Context HttpServletRequest request) {
    return Handled.by(request, "caf-form") + " and " + fields.getFirst("other");
  }

  /** What a bean may hold. */
  public static class Fields {
    /** A form field. */
    @FormParam("other")
    public @Nullable String other;

    /** A header. */
    @HeaderParam("X-Other")
    public @Nullable String header;
  }

  /** The fields of a form, in a bean. */
  @POST
  @Path("bean-param")
  @Consumes(FORM)
  @VerifiedResponse("caf-form")
  public String beanParam(@BeanParam Fields fields, @Context HttpServletRequest request) {
    return Handled.by(request, "caf-form") + " and " + fields.other;
  }

  /** The token is a header, and the body is the application's. */
  @POST
  @Path("header")
  @VerifiedResponse("caf-header")
  public String header(byte[] entity, @Context HttpServletRequest request) {
    return Handled.by(request, "caf-header") + " and " + entity.length + " bytes";
  }

  /** The token is a header, and there is no body. */
  @GET
  @Path("header")
  @VerifiedResponse("caf-header")
  public String header(@Context HttpServletRequest request) {
    return Handled.by(request, "caf-header") + " and 0 bytes";
  }

  /** The token is in the query. */
  @GET
  @Path("query")
  @VerifiedResponse("caf-query")
  public String query(
      @QueryParam("other") @Nullable String other, @Context HttpServletRequest request) {
    return Handled.by(request, "caf-query") + " and " + other;
  }

  /** The verified payload takes the place of the token. */
  @POST
  @Path("payload-string")
  @Consumes("application/jwt")
  @VerifiedResponse("caf-payload")
  public String payload(String payload, @Context HttpServletRequest request) {
    Handled.by(request, "caf-payload");
    return payload;
  }

  /**
   * A type that has not all fields of the payload.
   *
   * @param requestId the vendor's id
   */
  public record Result(String requestId) {}

  /** The verified payload takes the place of the token, as a type of the application's. */
  @POST
  @Path("payload-record")
  @Consumes("application/jwt")
  @VerifiedResponse("caf-payload")
  public String payload(Result result, @Context HttpServletRequest request) {
    return Handled.by(request, "caf-payload") + " has " + result.requestId();
  }

  /** The token is in the query, and a form in the body. */
  @POST
  @Path("query")
  @Consumes(FORM)
  @VerifiedResponse("caf-query")
  public String queryBesideForm(
      @FormParam("other") @Nullable String other, @Context HttpServletRequest request) {
    return Handled.by(request, "caf-query") + " and " + other;
  }

  /** The verified payload takes the place of the envelope, and its media type is JSON. */
  @POST
  @Path("payload-bytes")
  @VerifiedResponse("caf-payload")
  public String payload(
      byte[] payload,
      @HeaderParam("Content-Type") String contentType,
      @Context HttpServletRequest request) {
    Handled.by(request, "caf-payload");
    return contentType + " " + hex(payload);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
