/** Verifies vendor-signed results in a JAX-RS request filter, before resources see the request. */
@SuppressWarnings("requires-automatic")
module io.github.verifiedresponse.jaxrs {
  requires transitive io.github.verifiedresponse.api;
  requires transitive jakarta.ws.rs;
  requires jakarta.annotation;
  requires static jakarta.servlet;
  requires static jersey.common;
  requires static org.apache.cxf.core;
  requires static org.jspecify;

  exports io.github.verifiedresponse.jaxrs;

  provides jakarta.ws.rs.core.Feature with
      io.github.verifiedresponse.jaxrs.VerifiedResponseFeature;
}
