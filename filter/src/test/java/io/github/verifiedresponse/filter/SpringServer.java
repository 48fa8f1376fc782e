package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.spring.AnnotatedBeansInitializer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** An application of Spring Boot in this process, on a free port of the loopback interface. */
final class SpringServer implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final AnnotationConfigServletWebServerApplicationContext application =
      new AnnotationConfigServletWebServerApplicationContext();

  /** Registers beans, and what Spring Boot finds in our jars. */
  SpringServer(Class<?>... beans) {
    new AnnotatedBeansInitializer().initialize(application);
    new SpringInitializer().initialize(application);
    application.register(Mvc.class);
    application.register(beans);
  }

  SpringServer start() {
    application.refresh();
    return this;
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  HttpResponse<String> post(String path, SignedResponse response) {
    return post(path, response, Map.of());
  }

  HttpResponse<String> post(String path, SignedResponse response, Map<String, String> headers) {
    HttpRequest.Builder request =
        request(path).headers(response.headers()).POST(BodyPublishers.ofString(response.body()));
    headers.forEach(request::header);
    return send(request);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + application.getWebServer().getPort() + path))
        .timeout(Duration.ofSeconds(30));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("the request was not answered", e);
    }
  }

  @Override
  public void close() {
    application.close();
  }

  /** What is configured automatically elsewhere. */
  @Configuration(proxyBeanMethods = false)
  @EnableWebMvc
  static class Mvc {
    @Bean
    TomcatServletWebServerFactory server() {
      TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(0);
      tomcat.setAddress(InetAddress.getLoopbackAddress());
      return tomcat;
    }

    @Bean
    ServletRegistrationBean<DispatcherServlet> dispatcher(WebApplicationContext application) {
      ServletRegistrationBean<DispatcherServlet> registration =
          new ServletRegistrationBean<>(new DispatcherServlet(application), "/app/*");
      registration.setName("dispatcher");
      return registration;
    }
  }
}
