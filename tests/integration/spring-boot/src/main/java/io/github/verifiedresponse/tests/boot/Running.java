package io.github.verifiedresponse.tests.boot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** An application that has started, on a free port of the loopback interface. */
final class Running implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String[] ALWAYS = {
    "--server.address=127.0.0.1",
    "--server.port=0",
    "--spring.main.banner-mode=off",
    "--spring.jmx.enabled=false",
    "--logging.level.root=OFF"
  };

  private final ConfigurableApplicationContext application;

  private Running(ConfigurableApplicationContext application) {
    this.application = application;
  }

  /**
   * Starts an application.
   *
   * @param source its configuration
   * @param properties such as {@code --spring.main.lazy-initialization=true}
   */
  static Running start(Class<?> source, String... properties) {
    return start(new SpringApplication(source), properties);
  }

  /** Starts an application that sets its initialisers, and so drops those of this library. */
  static Running startWithoutInitializers(Class<?> source, String... properties) {
    SpringApplication application = new SpringApplication(source);
    application.setInitializers(
        application.getInitializers().stream()
            .filter(each -> !each.getClass().getName().startsWith("io.github.verifiedresponse."))
            .toList());
    return start(application, properties);
  }

  private static Running start(SpringApplication application, String... properties) {
    Handled.forget();
    application.setRegisterShutdownHook(false);
    return new Running(
        application.run(
            Stream.concat(Arrays.stream(ALWAYS), Arrays.stream(properties))
                .toArray(String[]::new)));
  }

  <T> T bean(Class<T> type) {
    return application.getBean(type);
  }

  <T> T bean(String name, Class<T> type) {
    return application.getBean(name, type);
  }

  HttpResponse<String> post(String path, String token) {
    return send(
        request(path)
            .header("Content-Type", "application/jwt")
            .POST(BodyPublishers.ofString(token)));
  }

  HttpRequest.Builder request(String path) {
    return request(property("local.server.port"), path);
  }

  private static HttpRequest.Builder request(String port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(30));
  }

  /** Posts to another port than the application's, such as that of its management. */
  HttpResponse<String> postTo(String port, String path, String token) {
    return send(
        request(port, path)
            .header("Content-Type", "application/jwt")
            .POST(BodyPublishers.ofString(token)));
  }

  String property(String name) {
    return application.getEnvironment().getRequiredProperty(name);
  }

  HttpResponse<String> send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(request + " was not answered", e);
    }
  }

  @Override
  public void close() {
    application.close();
  }
}
