package io.github.verifiedresponse.tests.withoutcdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.samples.embedded.EmbeddedServer;
import io.github.verifiedresponse.testkit.TestVendor;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CDI is optional: its classes are not on this class path, and neither are interceptors'. */
class WithoutCdiIT {
  private static final String SECRET = "the-secret-of-tests-0123456789-abcdef";
  private static final List<String> OF_APPLICATION =
      List.of(
          "verified-response-api",
          "verified-response-filter",
          "verified-response-jaxrs",
          "nimbus-jose-jwt",
          "jackson-");
  private static final String READY = "ready: ";

  @Test
  void aGuardedResourceIsGuardedWithoutCdi(@TempDir Path application) throws Exception {
    for (String absent :
        List.of("jakarta.interceptor.Interceptor", "jakarta.enterprise.inject.spi.CDI")) {
      assertThatThrownBy(() -> Class.forName(absent)).isInstanceOf(ClassNotFoundException.class);
    }
    assemble(application);
    Process server = start(application);
    try {
      URI uri = ready(server);
      assertThat(post(uri, "another-secret-0123456789-abcdefghijkl")).isEqualTo(401);
      assertThat(post(uri, SECRET)).isEqualTo(200);
    } finally {
      server.destroyForcibly();
    }
  }

  private static void assemble(Path application) throws IOException {
    Path classes = Path.of("target", "test-classes");
    Path lib = Files.createDirectories(application.resolve("WEB-INF/lib"));
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = application.resolve("WEB-INF/classes").resolve(classes.relativize(file));
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        Files.copy(file, copy);
      }
    }
    for (Path jar : classPath().filter(WithoutCdiIT::isOfApplication).toList()) {
      Files.copy(jar, lib.resolve(jar.toFile().getName()));
    }
  }

  /** With the rest of this class path: the server's own. */
  private static Process start(Path application) throws IOException {
    ProcessBuilder server =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            classPath()
                .filter(entry -> !isOfApplication(entry) && !entry.endsWith("test-classes"))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)),
            EmbeddedServer.class.getName(),
            application.toString());
    server.environment().put("PORT", "0");
    return server.redirectErrorStream(true).start();
  }

  private static URI ready(Process server) throws IOException {
    StringBuilder log = new StringBuilder();
    try (Stream<String> lines = server.inputReader().lines()) {
      return lines
          .peek(line -> log.append(line).append(System.lineSeparator()))
          .filter(line -> line.startsWith(READY))
          .map(line -> URI.create(line.substring(READY.length())))
          .findFirst()
          .orElseThrow(() -> new AssertionError("it did not start: " + log));
    }
  }

  /** Test runners hide it in a jar of their own, and name it here. */
  private static Stream<Path> classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(path.split(File.pathSeparator)).map(Path::of);
  }

  private static boolean isOfApplication(Path jar) {
    return OF_APPLICATION.stream().anyMatch(jar.toFile().getName()::startsWith);
  }

  private static int post(URI server, String secret) throws IOException, InterruptedException {
    HttpRequest request =
        TestVendor.named("caf")
            .secret(secret)
            .calledBack()
            .to(server.resolve("api/result"))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
