package io.github.verifiedresponse.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.VerifiedResponse;
import io.quarkus.arc.Unremovable;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An alternative of a resource is guarded as the resource is. */
class ReplacedTest {
  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      Application.of(
          Guarded.class,
          OtherGuarded.class,
          Open.class,
          OtherOpen.class,
          SubOpen.class,
          Parent.class);

  @TestHTTPResource("/")
  @SuppressWarnings("NullAway.Init")
  URI root;

  /** Guarded. */
  @Path("/guarded")
  @ApplicationScoped
  @VerifiedResponse("caf")
  public static class Guarded {
    @POST
    public String post() {
      return Handled.by("guarded");
    }
  }

  /** Takes its place. */
  @Unremovable
  @Alternative
  @Priority(1)
  @ApplicationScoped
  public static class OtherGuarded extends Guarded {
    @Override
    public String post() {
      return Handled.by("other");
    }
  }

  /** Open. */
  @Path("/open")
  @ApplicationScoped
  public static class Open {
    @POST
    public String post() {
      return Handled.by("open");
    }
  }

  /** Takes its place. */
  @Unremovable
  @Alternative
  @Priority(1)
  @ApplicationScoped
  public static class OtherOpen extends Open {
    @Override
    public String post() {
      return Handled.by("other");
    }
  }

  /** Guarded, and no bean. */
  @VerifiedResponse("caf")
  public static class SubOpen extends Open {}

  /** Leads to it. */
  @Path("/parent")
  public static class Parent {
    @Path("/sub")
    public Open sub() {
      return new SubOpen();
    }
  }

  @Test
  void isGuardedByTheAnnotationOfTheResource() {
    assertRefusesForgeries("/guarded", "other");
  }

  @Test
  void isOpenWhereNothingIsAnnotated() {
    assertThat(post("/open").body()).isEqualTo("other");
  }

  @Test
  void guardsAnHeirOfAResourceThatIsASubResource() {
    assertRefusesForgeries("/parent/sub", "open");
  }

  private void assertRefusesForgeries(String path, String handler) {
    Handled.forget();
    assertThat(new Http(root).post(path, Caf.genuine().withOtherKey()).statusCode()).isEqualTo(401);
    assertThat(Handled.times()).isZero();
    assertThat(post(path).body()).isEqualTo(handler);
  }

  private HttpResponse<String> post(String path) {
    return new Http(root).post(path, Caf.genuine());
  }
}
