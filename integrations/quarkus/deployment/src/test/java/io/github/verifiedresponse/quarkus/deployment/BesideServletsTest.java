package io.github.verifiedresponse.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.testkit.SignedRequest;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With {@code quarkus-undertow}, resources are guarded, and guarded beans behind servlets too. */
class BesideServletsTest {
  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      Application.of(GuardedByCaf.class, SecondLock.class, Open.class, ToBean.class)
          .setForcedDependencies(
              List.of(Dependency.of("io.quarkus", "quarkus-undertow", Version.getVersion())));

  @TestHTTPResource("/")
  @SuppressWarnings("NullAway.Init")
  URI root;

  /** Not guarded. */
  @WebServlet("/servlet/open")
  public static class Open extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print(Handled.by("open"));
    }
  }

  /** Not guarded, but the bean is. */
  @WebServlet("/servlet/bean")
  public static class ToBean extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject
    @SuppressWarnings("NullAway.Init")
    transient SecondLock bean;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print(bean.handle());
    }
  }

  @BeforeEach
  void forget() {
    Handled.forget();
  }

  @Test
  void aResourceIsGuarded() {
    SignedRequest result = Caf.genuine();

    assertThat(http().post("/settings", result.withOtherKey()).statusCode()).isEqualTo(401);
    assertThat(Handled.times()).isZero();
    assertThat(http().post("/settings", result).statusCode()).isEqualTo(200);
    assertThat(http().post("/settings", result).statusCode()).isEqualTo(409);
    assertThat(Handled.times()).isOne();
  }

  @Test
  void aServletIsGivenItsRequest() {
    assertThat(http().post("/servlet/open", Caf.genuine()).body()).isEqualTo("open");
  }

  @Test
  void aGuardedBeanBehindAServletIsClosed() {
    assertThat(http().post("/servlet/bean", Caf.genuine()).statusCode()).isEqualTo(500);
    assertThat(Handled.times()).isZero();
  }

  private Http http() {
    return new Http(root);
  }
}
