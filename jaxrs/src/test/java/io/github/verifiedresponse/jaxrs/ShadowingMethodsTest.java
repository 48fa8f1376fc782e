package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.RunningApplication;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An open method that answers what a guarded one answers too is said at start. */
class ShadowingMethodsTest {

  @AfterEach
  void forgetTheApplication() {
    RunningApplication.forget();
  }

  @Path("by-type")
  static class ByType {
    @PUT
    @Consumes("application/jwt")
    @VerifiedResponse("shufti")
    public void receive() {}

    @PUT
    @Consumes("text/plain")
    public void open() {}
  }

  @Path("by-accept")
  static class ByAccept {
    @GET
    @Produces("text/plain")
    @VerifiedResponse("shufti")
    public void receive() {}

    @GET
    @Produces("application/json")
    public void open() {}
  }

  static class ByLiteral {
    @POST
    @Path("results/{id}")
    @VerifiedResponse("shufti")
    public void receive() {}

    @POST
    @Path("/results/latest/")
    public void open() {}
  }

  static class ByExpression {
    @POST
    @Path("{all: .*}")
    @VerifiedResponse("shufti")
    public void receive() {}

    @POST
    @Path("one/two")
    public void open() {}
  }

  interface Declared {
    @POST
    @VerifiedResponse("shufti")
    void receive();

    @POST
    @Consumes("text/plain")
    void open();
  }

  static class OfInterface implements Declared {
    @Override
    public void receive() {}

    @Override
    public void open() {}
  }

  @VerifiedResponse("shufti")
  static class OnClass {
    @PUT
    @Consumes("application/jwt")
    public void receive() {}

    @PUT
    @Consumes("text/plain")
    public void other() {}
  }

  static class Apart {
    @POST
    @VerifiedResponse("shufti")
    public void receive() {}

    @GET
    public void form() {}

    @POST
    @Path("open")
    public void open() {}

    @POST
    @Path("customers/{customer: [a-z]{1,20}}/sign-in")
    public void signIn() {}

    @POST
    @Path("files/{all: .*}")
    public void file() {}

    @POST
    @Path("documents/new")
    @VerifiedResponse("shufti")
    public void document() {}

    public void helper() {}
  }

  @ParameterizedTest(name = "AT-132, AT-133 {0}")
  @ValueSource(
      classes = {
        ByType.class,
        ByAccept.class,
        ByLiteral.class,
        ByExpression.class,
        OfInterface.class
      })
  void anOpenMethodBesideAGuardedOneIsNamed(Class<?> type) {
    assertThat(ShadowingMethods.warnings(type))
        .containsExactly(
            type.getName()
                + ".open is open and answers the same requests as the guarded receive, and the"
                + " sender can choose between them: guard it too, or write @VerifiedResponse on the"
                + " class");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(classes = {OnClass.class, Apart.class})
  void nothingIsSaidOfMethodsThatAreGuardedOrApart(Class<?> type) {
    assertThat(ShadowingMethods.warnings(type)).isEmpty();
  }

  @Test
  @DisplayName("AT-132 the warning is one line of the log at start")
  void theWarningIsOneLineOfTheLogAtStart() throws Exception {
    ServletContext context =
        (ServletContext)
            Proxy.newProxyInstance(
                ServletContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) ->
                    method.getReturnType() == ClassLoader.class
                        ? ShadowingMethodsTest.class.getClassLoader()
                        : null);
    try (LogCapture log = LogCapture.start()) {
      new PlacementInitializer().onStartup(Set.of(ByType.class), context);

      assertThat(log.lines())
          .filteredOn(line -> line.startsWith("WARNING") && line.contains("ByType.open is open"))
          .hasSize(1);
    }
  }
}
