package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.replay.AlreadyUsedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Hands the exception to the response filter, which knows the verifier and its answer. */
final class AlreadyUsedMapper implements ExceptionMapper<AlreadyUsedException> {

  @Override
  public Response toResponse(AlreadyUsedException exception) {
    return Response.status(Response.Status.CONFLICT).entity(exception).build();
  }
}
