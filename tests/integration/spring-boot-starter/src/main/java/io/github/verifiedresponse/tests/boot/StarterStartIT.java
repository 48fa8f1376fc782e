package io.github.verifiedresponse.tests.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.config.Verifiers;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;

/** What the starter finds at start: settings, beans and mistakes, which are reported. */
class StarterStartIT {
  private static final String PATH = "/kyc/result";

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void aMistakeIsReportedInPlaceOfATrace(String words, Class<?> application, String... settings) {
    Reports.forget();

    assertThatThrownBy(() -> Running.start(application, settings).close()).isNotNull();

    assertThat(Reports.all())
        .singleElement()
        .satisfies(
            report ->
                assertThat(report)
                    .startsWith("VerifiedResponse cannot guard the application:\n- ")
                    .contains(words)
                    .containsPattern("\\[VR-\\d+]")
                    .doesNotContain("s3cr3t"));
  }

  static Stream<Arguments> aMistakeIsReportedInPlaceOfATrace() {
    return Stream.of(
        reported(
            "there is no verifier named 'cfa': did you mean 'caf'", Handlers.UnknownVerifier.class),
        reported("it is a Spring bean", Handlers.OnHttpRequestHandler.class),
        reported("a servlet filter", Components.FilterBean.class),
        reported("two verifiers are named 'caf'", Beans.SameName.class),
        reported(
            "verified-response.caf.max-aeg is not a setting",
            Handlers.OnMethod.class,
            "--verified-response.caf.max-aeg=PT2M"),
        reported(
            "did you mean verified-response.caf.max-age",
            Handlers.OnMethod.class,
            "--verifiedResponse.caf.maxAge=PT2M"),
        reported(
            "verified-response.caf.secret contains an unresolved",
            Handlers.OnMethod.class,
            "--verified-response.caf.secret=s3cr3t${NO_SUCH_PROPERTY}"),
        reported(
            "give-back=explicit",
            Handlers.OnMethod.class,
            "--verified-response.caf.give-back=exception"),
        reported(
            "a handler of Spring WebFlux",
            Handlers.Reactive.class,
            "--spring.main.web-application-type=reactive"),
        onWebFlux(Reactive.Function.class),
        onWebFlux(Reactive.Method.class),
        onWebFlux(Reactive.Url.class));
  }

  private static Arguments onWebFlux(Class<?> application) {
    return reported(
        "a handler of Spring WebFlux", application, "--spring.main.web-application-type=reactive");
  }

  private static Arguments reported(String words, Class<?> application, String... settings) {
    return Arguments.of(words, application, settings);
  }

  @Test
  void settingsAreReadFromTheEnvironmentOfTheApplication() {
    String other = "another-secret-0123456789-abcdefghijkl";
    try (Running running =
        Running.start(
            Handlers.OnMethod.class,
            "--own.secret=" + other,
            "--verified-response.caf.secret=${own.secret}")) {
      // "forged" is signed with the other secret
      assertThat(running.post(PATH, CafToken.genuine()).statusCode()).isEqualTo(401);
      assertThat(running.post(PATH, CafToken.forged()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aVerifierThatIsABeanIsFoundByItsName() {
    try (Running running = Running.start(Beans.Verifier.class)) {
      assertThat(running.post(PATH, CafToken.forged()).statusCode()).isEqualTo(401);
      HttpResponse<String> genuine = running.post(PATH, CafToken.genuine());
      assertThat(genuine.body()).isEqualTo("handled by bean");
      assertThat(Handled.times()).isOne();
    }
  }

  @Test
  void theVerifiersAreABeanAndThoseOfTheApplication() {
    try (Running running = Running.start(Beans.Verifier.class)) {
      assertThat(running.bean(Verifiers.class)).isSameAs(Verifiers.ofApplication());
      assertThat(running.bean(Verifiers.class).names()).containsExactly("bean", "caf");
    }
  }

  @Test
  void listenersAreToldOfWhatWasVerified() throws InterruptedException {
    try (Running running = Running.start(Beans.Listening.class)) {
      running.post(PATH, CafToken.forged());
      running.post(PATH, CafToken.genuine());

      assertThat(running.bean(Beans.Heard.class).next(3))
          .containsExactly("caf Rejected", "caf Verified", "caf settled");
    }
  }

  @Test
  void theCallerIsKnownBeforeAResultIsVerified() {
    try (Running running =
        Running.start(
            Beans.Authenticated.class, "--verified-response.caf.binding=/personId=principal")) {
      assertThat(as(running, "anna", CafToken.of("anna"))).isEqualTo(200);
      assertThat(as(running, "anna", CafToken.of("berta"))).isEqualTo(403);
      assertThat(Handled.times()).isOne();
    }
  }

  @Test
  void theLastOrderOfSecurityIsBeforeTheVerification() {
    try (Running running =
        Running.start(
            Beans.Authenticated.class, "--spring.security.filter.order=" + Integer.MAX_VALUE)) {
      assertThat(running.bean("verifiedResponseHandlers", FilterRegistrationBean.class).getOrder())
          .isEqualTo(Integer.MAX_VALUE);
    }
  }

  private static int as(Running running, String user, String token) {
    return running
        .send(
            running
                .request(PATH)
                .header("Content-Type", "application/jwt")
                .header("X-User", user)
                .POST(BodyPublishers.ofString(token)))
        .statusCode();
  }
}
