package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.Once.Result;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a result whose request never reaches its handler. */
abstract class OnceWithoutHandler extends DeployedOnce {
  @ParameterizedTest(name = "C6 what the framework refuses before the method is used: {0}")
  @ValueSource(strings = {"api/number", "api/number/exception"})
  void whatTheFrameworkRefusesBeforeTheMethodIsUsed(String path) {
    Result result = Once.caf();

    assertThat(once.send(path, result, "X-Number", "many").status()).isEqualTo(400);

    assertThat(once.send(path, result, "X-Number", "1").verdict()).isEqualTo("409 replayed");
    assertThat(once.effects(result)).isZero();
  }

  /** The JAX-RS filter runs for a method that was chosen, so it has used nothing. */
  @ParameterizedTest(name = "C6 what no resource method matches is not used: {0} {1}, {3}")
  @CsvSource({
    "PUT, api/unmatched, */*, 405",
    "POST, api/unmatched/json, */*, 415",
    "POST, api/unmatched/nothing, */*, 404",
    "POST, api/unmatched, application/x-nope, 406"
  })
  void whatNoResourceMethodMatchesIsNotUsed(String method, String path, String accept, int status) {
    Result result = Once.caf();

    assertThat(once.sendBy(method, path, result, "Accept", accept).status()).isEqualTo(status);
    assertThat(once.effects(result)).isZero();

    assertThat(once.send("api/unmatched", result).verdict()).isEqualTo("200");
    assertThat(once.send("api/unmatched", result).verdict()).isEqualTo("409 replayed");
    assertThat(once.effects(result)).isEqualTo(1);
  }

  /**
   * The servlet filter has let the request through to the framework or the servlet, and only the
   * application could say that nothing was done. Its own refusals use nothing.
   */
  @ParameterizedTest(name = "C6 what is refused behind the servlet filter is used: {0} {1}, {3}")
  @CsvSource({
    "PUT, api/front/unmatched, */*, 405",
    "POST, api/front/unmatched/json, */*, 415",
    "POST, api/front/unmatched/nothing, */*, 404",
    "POST, api/front/unmatched, application/x-nope, 406",
    "PUT, client, */*, 405"
  })
  void whatIsRefusedBehindTheServletFilterIsUsed(
      String method, String path, String accept, int status) {
    Result result = Once.caf();

    assertThat(once.sendBy(method, path, result, "Accept", accept).status()).isEqualTo(status);

    assertThat(once.send("api/front/unmatched", result).verdict()).isEqualTo("409 replayed");
    assertThat(once.effects(result)).isZero();
  }

  @ParameterizedTest(name = "C6 what our filters refuse themselves is not used: {0}")
  @ValueSource(strings = {"client", "api/client", "api/front/unmatched"})
  void whatOurFiltersRefuseThemselvesIsNotUsed(String path) {
    Result result = Once.caf();

    Answer refused = once.client().post(path, "application/xml", result.message().body());
    assertThat(refused.verdict()).startsWith("415 ");
    assertThat(once.effects(result)).isZero();

    assertThat(once.send(path, result).verdict()).isEqualTo("200");
    assertThat(once.send(path, result).verdict()).isEqualTo("409 replayed");
  }

  @ParameterizedTest(name = "C6 … and given back by the application''s response filter: {0} {1}")
  @CsvSource({"api/number, client", "api/number/exception, exception"})
  void whatTheFrameworkRefusesIsGivenBackByAResponseFilter(String path, String verifier) {
    Result result = Once.caf();

    String[] headers = {"X-Number", "many", "X-Give-Back", verifier};
    assertThat(once.send(path, result, headers).status()).isEqualTo(400);

    assertThat(once.send(path, result, "X-Number", "1").verdict()).isEqualTo("200");
    assertThat(once.send(path, result, "X-Number", "1").verdict()).isEqualTo("409 replayed");
    assertThat(once.effects(result)).isEqualTo(1);
  }
}
