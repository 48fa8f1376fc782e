package io.github.verifiedresponse.tests;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Talks to one deployed application, over loopback, on connections that are kept alive. */
final class Client {
  private static final long PATIENCE_NANOS = 15_000_000_000L;

  private final HttpClient http;
  private final URI base;

  Client(URL deployed) {
    this(deployed, HttpClient.Version.HTTP_1_1);
  }

  Client(URL deployed, HttpClient.Version version) {
    this(URI.create(deployed.toString()), version);
  }

  Client(URI deployed) {
    this(deployed, HttpClient.Version.HTTP_1_1);
  }

  /** Servers tell host names of their own; only their port and path are believed. */
  private Client(URI deployed, HttpClient.Version version) {
    String path = deployed.getPath().endsWith("/") ? deployed.getPath() : deployed.getPath() + "/";
    this.base = URI.create("http://127.0.0.1:" + deployed.getPort() + path);
    this.http = HttpClient.newBuilder().version(version).build();
  }

  URI base() {
    return base;
  }

  Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  Answer post(String path, String contentType, String body, String... headers) {
    return post(path, contentType, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  Answer post(String path, String contentType, byte[] body, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = contentType;
    return send("POST", path, BodyPublishers.ofByteArray(body), all);
  }

  /**
   * Sends again, as a client does, while another request with the same result is in progress: a
   * client may have the answer before the server has told everybody that the handler has ended.
   */
  Answer send(String method, String path, BodyPublisher body, String... headers) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    Answer answer = sendOnce(method, path, body, headers);
    while (answer.isInProgress() && System.nanoTime() < deadline) {
      answer = sendOnce(method, path, body, headers);
    }
    return answer;
  }

  /** {@return what is answered now, be it that the result is in progress} */
  Answer sendOnce(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .method(method, body)
            .timeout(Duration.ofSeconds(30));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + " was not answered", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
