package io.github.verifiedresponse.tests.stores;

import io.github.verifiedresponse.TestVendor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.util.Throwables;

/** Relays what the vendor has signed. */
final class Phone {
  private static final TestVendor CAF = TestVendor.caf();
  private static final int TRIES = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** A fresh, genuine result that nobody has sent before. */
  static String result() {
    return CAF.token(
        "{\"requestId\":\"%s\",\"isAlive\":true,\"iat\":%d}"
            .formatted(UUID.randomUUID(), Instant.now().getEpochSecond()));
  }

  Answer send(String result, URI to) {
    try {
      return Answer.of(client.send(request(result, to), BodyHandlers.ofString()));
    } catch (IOException e) {
      return Answer.lost(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.lost(e);
    }
  }

  /** Sends again what got no answer or was refused as unavailable, as a phone does. */
  Answer sendUntilDecided(String result, URI to) {
    Answer answer = send(result, to);
    for (int tries = 1; answer.undecided() && tries < TRIES; tries++) {
      answer = send(result, to);
    }
    return answer;
  }

  /** Sends without waiting; a connection that breaks is an answer that is lost. */
  CompletableFuture<Answer> sending(String result, URI to) {
    return client
        .sendAsync(request(result, to), BodyHandlers.ofString())
        .handle((response, broken) -> response == null ? Answer.lost(broken) : Answer.of(response));
  }

  private static HttpRequest request(String result, URI to) {
    return HttpRequest.newBuilder(to)
        .header("Content-Type", "application/jwt")
        .timeout(PATIENCE)
        .POST(BodyPublishers.ofString(result))
        .build();
  }

  /**
   * What came back.
   *
   * @param status 0 when nothing came
   * @param unavailable whether the problem's reason is {@code unavailable}
   * @param lost why nothing came; empty when something did
   */
  record Answer(int status, boolean unavailable, String lost) {
    private static Answer lost(Throwable why) {
      return new Answer(0, false, Throwables.getStackTrace(why));
    }

    private static Answer of(HttpResponse<String> response) {
      return new Answer(
          response.statusCode(),
          response.body().contains("\"urn:verified-response:problem:unavailable\""),
          "");
    }

    boolean accepted() {
      return status == 200;
    }

    boolean replayed() {
      return status == 409;
    }

    /** Whether a phone would send the result once more. */
    boolean undecided() {
      return status == 0 || unavailable;
    }
  }
}
