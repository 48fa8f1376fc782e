package io.github.verifiedresponse.tests.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.ClassUtils;

/** The same on Jetty: run without Tomcat on the class path. */
@Tag("jetty")
class JettyIT {

  @AutoClose
  private static final Running RUNNING =
      Running.start(
          Endpoints.class,
          "--verified-response.other.scheme=caf",
          "--verified-response.other.secret=" + CafToken.SECRET,
          "--verified-response.other.replay-scope=other");

  @BeforeEach
  void forget() {
    Handled.forget();
  }

  @Test
  void theServerIsJetty() {
    assertThat(ClassUtils.isPresent("org.apache.catalina.startup.Tomcat", null)).isFalse();
    assertThat(ClassUtils.isPresent("org.eclipse.jetty.server.Server", null)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/guarded/argument",
        "/guarded/body/1",
        "/guarded/callable",
        "/guarded/deferred",
        "/guarded/future",
        "/guarded/other",
        "/open/forward"
      })
  void aHandlerRunsForAGenuineResultOnce(String path) {
    assertThat(RUNNING.post(path, CafToken.forged()).statusCode()).isEqualTo(401);
    assertThat(Handled.times()).isZero();

    String token = CafToken.genuine();
    HttpResponse<String> genuine = RUNNING.post(path, token);
    assertThat(genuine.statusCode()).as(genuine.body()).isEqualTo(200);
    assertThat(RUNNING.post(path, token).statusCode()).isEqualTo(409);
    assertThat(Handled.times()).isOne();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/guarded/argument/",
        "/guarded//argument",
        "/guarded/./argument",
        "/guarded/argument;x=1",
        "/guarded/%61rgument",
        "/open/../guarded/argument"
      })
  void noSpellingOfAPathLeadsPastTheGuard(String path) {
    RUNNING.post(path, CafToken.forged());

    assertThat(Handled.times()).isZero();
  }

  @Test
  void aServletBeanIsGuarded() {
    try (Running own = Running.start(Components.ServletBean.class)) {
      assertThat(own.post("/kyc/result", CafToken.forged()).statusCode()).isEqualTo(401);
      assertThat(Handled.times()).isZero();
      assertThat(own.post("/kyc/result", CafToken.genuine()).body())
          .isEqualTo("handled, verified true");
    }
  }
}
