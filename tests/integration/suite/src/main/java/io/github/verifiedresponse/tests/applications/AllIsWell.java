package io.github.verifiedresponse.tests.applications;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Answers 200 whatever has gone wrong. */
public class AllIsWell implements ExceptionMapper<Throwable> {
  @Override
  public Response toResponse(Throwable exception) {
    return Response.ok("all is well").build();
  }
}
