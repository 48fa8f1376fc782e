package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.SignedResponse;
import jakarta.servlet.annotation.WebServlet;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No {@code web.xml} and nothing registered: Tomcat finds servlets, initializer and annotation. */
class ScannedServletTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        AnnotatedServlets.Declared.class,
        AnnotatedServlets.DeclaredWithoutName.class,
        AnnotatedServlets.DeclaredBelowSuperclass.class,
        AnnotatedServlets.DeclaredWithInterface.class,
        AnnotatedServlets.DeclaredWithAnnotation.class
      })
  void guardsWhatTheContainerFinds(Class<?> servlet, @TempDir Path application) throws Exception {
    String path = servlet.getAnnotation(WebServlet.class).urlPatterns()[0];
    put(application, servlet);
    try (TomcatServer server = TomcatServer.scanning(application).start()) {
      SignedResponse genuine = SignedResponse.accepted("r-1");

      assertThat(server.post(path, genuine.withBody("{}")).statusCode()).isEqualTo(401);
      assertThat(server.post(path, genuine).body()).isEqualTo("verified");
      assertThat(server.post(path, genuine).statusCode()).isEqualTo(409);
    }
  }

  static void put(Path application, Class<?> type) throws Exception {
    String file = type.getName().replace('.', '/') + ".class";
    Path target = application.resolve("WEB-INF/classes").resolve(file);
    Files.createDirectories(target.getParent());
    try (InputStream in = Objects.requireNonNull(type.getResourceAsStream("/" + file))) {
      Files.copy(in, target);
    }
  }
}
