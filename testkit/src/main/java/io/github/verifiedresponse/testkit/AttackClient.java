package io.github.verifiedresponse.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** Sends the requests of an attack. */
final class AttackClient {
  private static final Duration TIME_OUT = Duration.ofSeconds(30);

  private final URI endpoint;
  private final Map<String, String> headers;
  private final Optional<LongSupplier> handled;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  AttackClient(URI endpoint, Map<String, String> headers, Optional<LongSupplier> handled) {
    this.endpoint = endpoint;
    this.headers = headers;
    this.handled = handled;
  }

  Answers send(Plan plan) {
    long before = runs();
    List<HttpRequest> requests =
        plan.requests().stream().map(request -> http(request, plan.path())).toList();
    List<Integer> statuses =
        plan.atOnce() ? together(requests) : requests.stream().map(this::status).toList();
    return new Answers(
        statuses, handled.isPresent() ? OptionalLong.of(runs() - before) : OptionalLong.empty());
  }

  private long runs() {
    return handled.map(LongSupplier::getAsLong).orElse(0L);
  }

  private HttpRequest http(SignedRequest request, String path) {
    String query = endpoint.getRawQuery() == null ? "" : "?" + endpoint.getRawQuery();
    URI address =
        URI.create(endpoint.getScheme() + "://" + endpoint.getRawAuthority() + path + query);
    HttpRequest.Builder builder = request.to(address).timeout(TIME_OUT);
    headers.forEach(builder::header);
    return builder.build();
  }

  private int status(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return Answers.NO_ANSWER;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answers.NO_ANSWER;
    }
  }

  private List<Integer> together(List<HttpRequest> requests) {
    List<CompletableFuture<Integer>> answers =
        requests.stream()
            .map(
                request ->
                    client
                        .sendAsync(request, BodyHandlers.discarding())
                        .handle(
                            (answer, broken) ->
                                broken == null ? answer.statusCode() : Answers.NO_ANSWER))
            .toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }
}
