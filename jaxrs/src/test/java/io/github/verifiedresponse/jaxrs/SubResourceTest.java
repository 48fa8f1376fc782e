package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.Proxy;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server meets only behind a locator: nobody could check it at start. */
@DisplayName("AT-130 a sub-resource behind a locator:")
class SubResourceTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final List<String> RUNS = new CopyOnWriteArrayList<>();

  public static class Bare {
    @POST
    public String run(String body) {
      RUNS.add("bare");
      return "ran";
    }

    @Path("deeper")
    public Bare deeper() {
      return new Bare();
    }
  }

  public static class OnMethod {
    @POST
    @VerifiedResponse("shufti")
    public String run(String body) {
      RUNS.add("guarded");
      return "ran";
    }
  }

  public interface Locating {
    @Path("sub")
    Bare locate();

    @Path("method")
    OnMethod locateMethod();
  }

  @VerifiedResponse("shufti")
  public interface GuardedLocating extends Locating {}

  public static class Open implements Locating {
    @Override
    public Bare locate() {
      return new Bare();
    }

    @Override
    public OnMethod locateMethod() {
      return new OnMethod();
    }
  }

  @VerifiedResponse("shufti")
  public static class OnClass extends Open {}

  public static class BelowInterface extends Open implements GuardedLocating {}

  public static class OnLocator extends Open {
    @Override
    @VerifiedResponse("shufti")
    public Bare locate() {
      return new Bare();
    }
  }

  @Path("/p")
  public static class Root {
    @Path("open")
    public Object open() {
      return new Open();
    }

    @Path("class")
    public Class<OnClass> onClass() {
      return OnClass.class;
    }

    @Path("locator")
    public Object onLocator() {
      return new OnLocator();
    }

    @Path("interface")
    public Object onInterface() {
      return new BelowInterface();
    }

    @Path("hidden-target")
    public Object hiddenTarget() {
      return proxied(Running.class);
    }

    @Path("shown-target")
    public Object shownTarget() {
      return proxied(GuardedRunning.class);
    }

    @Path("proxy")
    public Object onProxy() {
      Open open = new Open();
      return Proxy.newProxyInstance(
          GuardedLocating.class.getClassLoader(),
          new Class<?>[] {GuardedLocating.class},
          (proxy, method, arguments) -> method.invoke(open, arguments));
    }
  }

  public interface Running {
    @POST
    String run(String body);
  }

  public interface GuardedRunning extends Running {
    @Override
    @POST
    @VerifiedResponse("shufti")
    String run(String body);
  }

  @VerifiedResponse("shufti")
  public static class Target implements GuardedRunning {
    @Override
    public String run(String body) {
      RUNS.add("target");
      return "ran";
    }
  }

  private static Object proxied(Class<?> view) {
    Target target = new Target();
    return Proxy.newProxyInstance(
        view.getClassLoader(),
        new Class<?>[] {view},
        (proxy, method, arguments) -> method.invoke(target, arguments));
  }

  @Path("/guarded")
  @VerifiedResponse("shufti")
  public static class Guarded {
    @GET
    public String get() {
      return "got";
    }
  }

  private static JerseyServer server() throws Exception {
    RUNS.clear();
    return JerseyServer.guarding(
        SignedResponse.verifier("shufti").build(), Root.class, Guarded.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"class", "locator", "interface", "proxy"})
  void doesNotRunWhereAGuardOnTheWayCouldNotGuardIt(String place) throws Exception {
    try (JerseyServer server = server()) {
      for (String path : List.of("/sub", "/sub/deeper", "/sub/deeper/deeper", "/method")) {
        assertThat(server.post("/p/" + place + path, GENUINE).statusCode()).isEqualTo(500);
      }
      assertThat(RUNS).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sub", "/sub/deeper", "/sub/deeper/deeper"})
  void isOpenWhereNothingOnTheWayIsGuarded(String path) throws Exception {
    try (JerseyServer server = server()) {
      assertThat(server.post("/p/open" + path, "anything").body()).isEqualTo("ran");
    }
  }

  @Test
  void isGuardedByItsOwnAnnotation() throws Exception {
    try (JerseyServer server = server()) {
      assertThat(server.post("/p/open/method", GENUINE.withBody("{}")).statusCode()).isEqualTo(401);
      assertThat(RUNS).isEmpty();
      assertThat(server.post("/p/open/method", GENUINE).body()).isEqualTo("ran");
    }
  }

  @Test
  @DisplayName("AT-134 the automatic OPTIONS of a guarded class stays open")
  void leavesTheAutomaticOptionsOfAGuardedClassOpen() throws Exception {
    try (JerseyServer server = server()) {
      assertThat(server.get("/guarded").statusCode()).isNotEqualTo(200);
      assertThat(server.send("OPTIONS", "/guarded", BodyPublishers.noBody()).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  @DisplayName("B5 does not run behind a proxy that hides its annotation")
  void doesNotRunBehindAProxyThatHidesItsAnnotation() throws Exception {
    try (JerseyServer server = server()) {
      assertThat(server.post("/p/hidden-target", GENUINE.withBody("{}")).statusCode())
          .isEqualTo(500);
      assertThat(server.post("/p/hidden-target", GENUINE).statusCode()).isEqualTo(500);
      assertThat(RUNS).isEmpty();
    }
  }

  @Test
  @DisplayName("B5 is guarded behind a proxy whose interface is annotated")
  void isGuardedBehindAProxyWhoseInterfaceIsAnnotated() throws Exception {
    try (JerseyServer server = server()) {
      assertThat(server.post("/p/shown-target", GENUINE.withBody("{}")).statusCode())
          .isEqualTo(401);
      assertThat(RUNS).isEmpty();
      assertThat(server.post("/p/shown-target", GENUINE).body()).isEqualTo("ran");
    }
  }
}
