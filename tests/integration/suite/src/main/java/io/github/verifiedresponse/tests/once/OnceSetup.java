package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.filter.VerifiedResponseFilter;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import io.github.verifiedresponse.tests.probe.DispatchServlet;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;

/**
 * Begins to count, and registers a servlet that forwards what another verifier of the same name,
 * with a secret of its own, has verified.
 */
@WebListener
public final class OnceSetup implements ServletContextListener {
  /** Of the other verifier. */
  public static final String STRANGER = "probe-only-stranger-secret-0123456789-ab";

  private static final String SERVLET = "same-name";

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    Effects.start(context);
    ServletRegistration.Dynamic servlet = context.addServlet(SERVLET, DispatchServlet.class);
    servlet.addMapping("/same-name/*");
    servlet.setAsyncSupported(true);
    ResponseVerifier verifier =
        ResponseVerifier.named("client")
            .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, Keys.of(Secret.of("other", STRANGER))))
            .replayGuard(ReplayGuards.inMemory())
            .build();
    FilterRegistration.Dynamic filter =
        context.addFilter(SERVLET, new VerifiedResponseFilter(verifier));
    filter.setAsyncSupported(true);
    filter.addMappingForServletNames(EnumSet.of(DispatcherType.REQUEST), true, SERVLET);
  }
}
