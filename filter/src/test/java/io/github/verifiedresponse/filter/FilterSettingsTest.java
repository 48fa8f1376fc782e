package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.result.Outcome;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilterSettingsTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final Map<String, String> PARAMS =
      Map.of("scheme", "shufti-pro", "secret", SignedResponse.SECRET, "accept", "approved");

  @AutoClose private final TomcatServer server = new TomcatServer();

  private TomcatServer filter(String name, Map<String, String> initParams) {
    return server.filter(name, "/" + name, new VerifiedResponseFilter(), initParams);
  }

  private int status(String path, SignedResponse response) {
    return server.post(path, response).statusCode();
  }

  @Test
  void namesItsVerifierAsItself() throws Exception {
    Handler handler = Handler.requiring("callbacks");
    filter("callbacks", PARAMS).servlet("/callbacks", handler).start();

    assertThat(status("/callbacks", GENUINE)).isEqualTo(200);
    assertThat(status("/callbacks", SignedResponse.declined("r-2"))).isEqualTo(403);
    assertThat(handler.seen()).hasSize(1);
  }

  @Test
  void namesItsVerifierInAnInitParam() throws Exception {
    filter("door", Map.of("verifier", "shufti"))
        .servlet("/door", Handler.requiring("shufti"))
        .start();

    assertThat(status("/door", GENUINE)).isEqualTo(200);
    assertThat(status("/door", GENUINE)).as("the guard is on by default").isEqualTo(409);
  }

  @Test
  void findsTheApplicationsSettingsByItsName() throws Exception {
    filter("shufti", Map.of()).servlet("/shufti", Handler.requiring("shufti")).start();

    assertThat(status("/shufti", GENUINE)).isEqualTo(200);
    assertThat(status("/shufti", GENUINE.withBody("{}"))).isEqualTo(401);
  }

  @Test
  void putsItsInitParamsBeforeTheApplicationsSettings() throws Exception {
    filter("shufti", Map.of("replay-guard", "disabled"))
        .servlet("/shufti", Handler.requiring("shufti"))
        .start();

    assertThat(status("/shufti", GENUINE)).isEqualTo(200);
    assertThat(status("/shufti", GENUINE)).isEqualTo(200);
  }

  @Test
  void sharesTheVerifierOfAFilterWithTheSameInitParams() throws Exception {
    server
        .servlet("/a", Handler.requiring("callbacks"))
        .servlet("/b", Handler.requiring("callbacks"));
    filter("a", with("verifier", "callbacks"));
    filter("b", with("verifier", "callbacks"));
    server.start();

    assertThat(status("/a", GENUINE)).isEqualTo(200);
    assertThat(status("/b", GENUINE)).isEqualTo(409);
  }

  @Test
  void refusesOtherInitParamsForTheSameVerifier() {
    filter("a", with("verifier", "callbacks"));
    filter("b", Map.of("verifier", "callbacks", "max-body", "1KiB"));

    assertThatThrownBy(server::start)
        .isInstanceOf(ServletException.class)
        .hasMessageMatching(
            "filter '[ab]': two filters have different init-params for the verifier 'callbacks': "
                + "keep them in one place, or give one verifier another name \\[VR-1005]");
  }

  @Test
  void refusesAnUnknownInitParam() {
    filter("callbacks", with("colour", "blue"));

    assertThatThrownBy(server::start)
        .isInstanceOf(ServletException.class)
        .hasMessageStartingWith(
            "filter 'callbacks': verified-response.callbacks.colour is not a setting: use one of ")
        .hasNoCause();
  }

  @Test
  void refusesAWrongInitParamWithoutShowingASecret() {
    filter("callbacks", Map.of("scheme", "shufti-pro", "secret", "short"));

    assertThatThrownBy(server::start)
        .isInstanceOf(ServletException.class)
        .hasMessageStartingWith("filter 'callbacks': verified-response.callbacks.secret ")
        .message()
        .doesNotContain("'short'");
  }

  @Test
  void refusesAVerifierThatNobodyHasSet() {
    filter("door", Map.of());

    assertThatThrownBy(server::start)
        .isInstanceOf(ServletException.class)
        .hasMessageStartingWith(
            "filter 'door': there is no verifier named 'door': set verified-response.door.scheme");
  }

  @Test
  void refusesInitParamsWhereItWasGivenItsVerifier() {
    server.filter(
        "door",
        "/results",
        new VerifiedResponseFilter(SignedResponse.verifier("callbacks").build(), Outcome.APPROVED),
        Map.of("verifier", "nobody's", "accept", "approved"));

    assertThatThrownBy(server::start)
        .isInstanceOf(ServletException.class)
        .hasMessage(
            "filter 'door': its init-params accept, verifier have no effect, because its verifier"
                + " 'callbacks' was set in code: remove them, and configure that verifier instead"
                + " [VR-1011]");
  }

  /** The initializer cannot tell it from a declared filter whose init-params count. */
  @Test
  void refusesInitParamsBesideASettingOfItsNameWhereItWasGivenItsVerifier() {
    server
        .initializer(
            (found, context) -> {
              FilterRegistration.Dynamic filter =
                  context.addFilter(
                      "shufti",
                      new VerifiedResponseFilter(SignedResponse.verifier("callbacks").build()));
              filter.setInitParameter("accept", "approved");
              filter.addMappingForUrlPatterns(null, true, "/callbacks");
            })
        .initializer(new VerifiedResponseInitializer())
        .servlet("/callbacks", Handler.requiring("callbacks"));

    assertThatThrownBy(server::start).isInstanceOf(LifecycleException.class);
  }

  @Test
  void isCheckedByTheInitializerWhereItIsDeclared() {
    server
        .declaredFilter("callbacks", "/callbacks", with("colour", "blue"))
        .initializer(new VerifiedResponseInitializer());

    assertThatThrownBy(server::start)
        .isInstanceOf(ServletException.class)
        .hasMessageStartingWith(
            "filter 'callbacks': verified-response.callbacks.colour is not a setting");
  }

  @Test
  void isCheckedByTheInitializerWhereOnlyItsNameIsDeclared(@TempDir Path application)
      throws Exception {
    Path webXml = application.resolve("WEB-INF/web.xml");
    Files.createDirectories(webXml.getParent());
    Files.writeString(webXml, "<web-app><filter><filter-name>\n door \n</filter-name></filter>");
    server.context().setDocBase(application.toString());
    server.declaredFilter("door", "/door", Map.of()).initializer(new VerifiedResponseInitializer());

    assertThatThrownBy(server::start)
        .isInstanceOf(ServletException.class)
        .hasMessageStartingWith("filter 'door': there is no verifier named 'door'");
  }

  @Test
  void isLeftToItselfWhereItWasAddedInCodeWithItsVerifier() throws Exception {
    server
        .initializer(
            (found, context) ->
                context
                    .addFilter(
                        "door",
                        new VerifiedResponseFilter(SignedResponse.verifier("callbacks").build()))
                    .addMappingForUrlPatterns(null, true, "/callbacks"))
        .initializer(new VerifiedResponseInitializer())
        .servlet("/callbacks", Handler.requiring("callbacks"))
        .start();

    assertThat(status("/callbacks", GENUINE)).isEqualTo(200);
    assertThat(status("/callbacks", GENUINE.withBody("{}"))).isEqualTo(401);
  }

  @Test
  void refusesToStartByItselfWhereNobodyCouldCheckIt() {
    server.declaredFilter("door", "/door", Map.of()).initializer(new VerifiedResponseInitializer());

    assertThatThrownBy(server::start).isInstanceOf(LifecycleException.class);
  }

  @Test
  void worksWhereItIsDeclaredAndChecked() throws Exception {
    server
        .declaredFilter("callbacks", "/callbacks", PARAMS)
        .initializer(new VerifiedResponseInitializer())
        .servlet("/callbacks", Handler.requiring("callbacks"))
        .start();

    assertThat(status("/callbacks", GENUINE)).isEqualTo(200);
    assertThat(status("/callbacks", GENUINE.withBody("{}"))).isEqualTo(401);
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> params = new HashMap<>(PARAMS);
    params.put(name, value);
    return params;
  }
}
