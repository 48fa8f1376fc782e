package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.testkit.SignedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.UnaryOperator;

/**
 * Asks the application of a test.
 *
 * @param root its address
 */
record Http(URI root) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  HttpResponse<String> post(String path, SignedRequest request) {
    return post(path, request, UnaryOperator.identity());
  }

  HttpResponse<String> post(
      String path, SignedRequest request, UnaryOperator<HttpRequest.Builder> more) {
    return send(more.apply(request.to(root.resolve(path))));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(root.resolve(path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
