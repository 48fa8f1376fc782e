package io.github.verifiedresponse.tests.stores;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.filter.VerifiedResponseFilter;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/**
 * A Tomcat on a free port of the loopback interface whose one servlet stands behind the real
 * filter.
 */
final class Door implements AutoCloseable {
  private static final String VERIFIER = "caf";
  private static final String PATH = "/results";

  private final Tomcat tomcat = new Tomcat();

  /** What an application does with a verified result. */
  @FunctionalInterface
  interface Handler {
    void handle(VerifiedPayload result, HttpServletResponse response)
        throws IOException, SQLException;
  }

  /** Opens a door that takes each genuine Caf result of a client once. */
  Door(ReplayGuard guard) {
    this(verifier(guard).build(), Door::answer);
  }

  /** Opens a door with a handler of its own. */
  Door(ResponseVerifier verifier, Handler handler) {
    try {
      Path base = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "tomcat");
      tomcat.setBaseDir(base.toString());
      Connector connector = new Connector();
      connector.setProperty("address", Ports.LOOPBACK);
      connector.setPort(0);
      tomcat.setConnector(connector);
      Context context = tomcat.addContext("", null);
      Tomcat.addServlet(context, "results", new Results(handler)).addMapping(PATH);
      guard(context, new VerifiedResponseFilter(verifier));
      tomcat.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@return a verifier of genuine Caf results, of which more may be said} */
  static ResponseVerifierBuilder verifier(ReplayGuard guard) {
    return ResponseVerifier.named(VERIFIER)
        .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, TestVendor.caf().keys()))
        .replayGuard(guard);
  }

  private static void guard(Context context, VerifiedResponseFilter filter) {
    FilterDef definition = new FilterDef();
    definition.setFilterName(VERIFIER);
    definition.setFilter(filter);
    context.addFilterDef(definition);
    FilterMap mapping = new FilterMap();
    mapping.setFilterName(VERIFIER);
    mapping.addURLPattern(PATH);
    context.addFilterMap(mapping);
  }

  /** Has no effect but the answer. */
  static void answer(VerifiedPayload result, HttpServletResponse response) throws IOException {
    response.getWriter().write(result.id());
  }

  URI uri() {
    return uri(tomcat.getConnector().getLocalPort());
  }

  static URI uri(int port) {
    return URI.create("http://" + Ports.LOOPBACK + ":" + port + PATH);
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs for verified results only. */
  private static final class Results extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised
    private final Handler handler;

    private Results(Handler handler) {
      this.handler = handler;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException {
      try {
        handler.handle(VerifiedPayload.require(request::getAttribute, VERIFIER), response);
      } catch (SQLException e) {
        throw new ServletException(e);
      }
    }
  }
}
