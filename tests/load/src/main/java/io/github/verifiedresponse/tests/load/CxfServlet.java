package io.github.verifiedresponse.tests.load;

import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet;
import org.apache.cxf.rs.security.jose.jaxrs.JwsContainerRequestFilter;
import org.apache.cxf.rs.security.jose.jwa.SignatureAlgorithm;
import org.apache.cxf.rs.security.jose.jws.HmacJwsSignatureVerifier;

/** CXF's own request filter for signed bodies, before a resource that reads the body. */
final class CxfServlet {
  private CxfServlet() {}

  static HttpServlet create() {
    return new CXFNonSpringJaxrsServlet(new Verified());
  }

  private static final class Verified extends Application {
    @Override
    @SuppressWarnings("deprecation") // the filter's secret is set in code
    public Set<Object> getSingletons() {
      JwsContainerRequestFilter filter = new JwsContainerRequestFilter();
      filter.setSignatureVerifier(
          new HmacJwsSignatureVerifier(Signed.utf8(Signed.CAF_SECRET), SignatureAlgorithm.HS256));
      return Set.of(filter, new ReadsEntity());
    }
  }

  /** Reads the body to its end. */
  @Path("/")
  public static final class ReadsEntity {

    /** Answers with the size. */
    @POST
    public Response read(InputStream body) throws IOException {
      String size = Long.toString(ReadsBody.size(body));
      return Response.ok(size).header(HttpHeaders.CONTENT_LENGTH, size.length()).build();
    }
  }
}
