package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Compiled;
import jakarta.servlet.ServletException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JAX-RS resources among the classes that a server finds for the initializer. */
class FoundResourcesTest {
  private static final String PATH =
      "package jakarta.ws.rs; import java.lang.annotation.*;"
          + " @Retention(RetentionPolicy.RUNTIME) public @interface Path { String value(); }";
  private static final String RESOURCE =
      "package app; @jakarta.ws.rs.Path(\"/results\")"
          + " @io.github.verifiedresponse.VerifiedResponse(\"shufti\") public class Resource {}";

  @AutoClose private final TomcatServer server = new TomcatServer();

  private TomcatServer found(Class<?>... classes) {
    return server.initializer(new VerifiedResponseInitializer(), classes);
  }

  @Test
  @DisplayName("AT-138 refuses a JAX-RS resource without the JAX-RS door")
  void refusesAJaxRsResourceWithoutItsDoor(@TempDir Path directory) throws Exception {
    ClassLoader loader =
        Compiled.into(directory, Map.of("jakarta.ws.rs.Path", PATH, "app.Resource", RESOURCE));
    found(loader.loadClass("app.Resource"), Map.class);

    assertThatThrownBy(server::start)
        .isInstanceOf(ServletException.class)
        .hasMessage(
            "@VerifiedResponse on the JAX-RS resource app.Resource would not guard it: add"
                + " verified-response-jaxrs to the application [VR-1115]");
  }

  @Test
  void takesAJaxRsResourceWithItsDoor(@TempDir Path directory) throws Exception {
    String door = "io.github.verifiedresponse.jaxrs.VerifiedResponseFeature";
    ClassLoader loader =
        Compiled.into(
            directory,
            Map.of(
                "jakarta.ws.rs.Path",
                PATH,
                "app.Resource",
                RESOURCE,
                door,
                "package io.github.verifiedresponse.jaxrs; public class VerifiedResponseFeature"
                    + " {}"));
    server.context().setParentClassLoader(loader);
    found(loader.loadClass("app.Resource")).start();

    assertThat(server.context().getState().isAvailable()).isTrue();
  }
}
