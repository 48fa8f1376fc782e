package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.filter.AnnotatedServlets.Answering;
import jakarta.servlet.Servlet;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Servlets that are registered as objects, of classes that do not show what they run. */
class HiddenServletsTest {
  private static final Map<String, String> PARAMS =
      Map.of("scheme", "shufti-pro", "secret", SignedResponse.SECRET);
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final SignedResponse FORGED = GENUINE.withBody("{}");

  @AutoClose private final TomcatServer server = new TomcatServer();
  private final Answering target = new AnnotatedServlets.OnClass();

  /** Shows the guard that the target has as well. */
  @VerifiedResponse("shufti")
  interface GuardedServlet extends Servlet {}

  private Servlet proxied(Class<? extends Servlet> view) {
    return (Servlet)
        Proxy.newProxyInstance(
            view.getClassLoader(),
            new Class<?>[] {view},
            (proxy, method, arguments) -> method.invoke(target, arguments));
  }

  private void registered(Servlet servlet, Class<?> annotated) {
    server
        .initializer(new VerifiedResponseInitializer(), annotated)
        .servlet("hidden", "/hidden", servlet);
  }

  private int status(SignedResponse response) {
    return server.post("/hidden", response).statusCode();
  }

  @Test
  void refusesAProxyBehindWhichThereMayBeAnAnnotatedServlet() {
    registered(proxied(Servlet.class), AnnotatedServlets.OnClass.class);
    try (LogCapture log = LogCapture.start()) {
      assertThatThrownBy(server::start).isInstanceOf(LifecycleException.class);
      assertThat(String.join("\n", log.lines()))
          .contains("'hidden'", AnnotatedServlets.OnClass.class.getName(), "register that class");
    }
    assertThat(target.runs()).isZero();
  }

  @Test
  void guardsAProxyWhoseInterfaceIsAnnotated() throws Exception {
    registered(proxied(GuardedServlet.class), AnnotatedServlets.OnClass.class);
    server.start();

    assertThat(status(FORGED)).isEqualTo(401);
    assertThat(target.runs()).isZero();
    assertThat(status(GENUINE)).isEqualTo(200);
  }

  @Test
  void servesAProxyThatAFilterGuards() throws Exception {
    server.declaredFilter("shufti", "/hidden", PARAMS);
    registered(proxied(Servlet.class), AnnotatedServlets.OnClass.class);
    server.start();

    assertThat(status(FORGED)).isEqualTo(401);
    assertThat(target.runs()).isZero();
  }

  @Test
  void servesAProxyWhereNoServletIsAnnotated() throws Exception {
    server
        .initializer(new VerifiedResponseInitializer())
        .servlet("hidden", "/hidden", proxied(Servlet.class));
    server.start();

    assertThat(status(FORGED)).isEqualTo(200);
  }
}
