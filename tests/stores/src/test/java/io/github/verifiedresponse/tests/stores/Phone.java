package io.github.verifiedresponse.tests.stores;

import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.store.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.util.Throwables;

/** Relays what the vendor has signed. */
final class Phone {
  private static final TestVendor CAF = TestVendor.caf();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** A fresh, genuine result that nobody has sent before. */
  static String result() {
    return result(id(), Act.SUCCEED);
  }

  static String id() {
    return UUID.randomUUID().toString();
  }

  /** A fresh, genuine result that tells its handler what to do. */
  static String result(String id, Act act) {
    return CAF.token(
        "{\"requestId\":\"%s\",\"isAlive\":true,\"iat\":%d,\"%s\":\"%s\"}"
            .formatted(id, Instant.now().getEpochSecond(), Act.FIELD, act));
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
  Answer sendUntilAnswered(String result, URI to) {
    return sendUntil(result, to, answer -> !answer.undecided());
  }

  /** As {@link #sendUntilAnswered}, and also waits for the end of what is in progress. */
  Answer sendUntilDecided(String result, URI to) {
    return sendUntil(result, to, answer -> !answer.undecided() && !answer.inProgress());
  }

  Answer sendUntil(String result, URI to, Predicate<Answer> enough) {
    Deque<Answer> answers = new ArrayDeque<>();
    Await.until(
        "a decision",
        PATIENCE,
        () -> {
          answers.add(send(result, to));
          return enough.test(answers.getLast());
        });
    return answers.getLast();
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
   * @param reason the problem's, such as {@code replayed}; empty when it is none
   * @param lost why nothing came; empty when something did
   */
  record Answer(int status, String reason, String lost) {
    private static final Pattern PROBLEM =
        Pattern.compile("\"urn:verified-response:problem:([a-z-]+)\"");

    private static Answer lost(Throwable why) {
      return new Answer(0, "", Throwables.getStackTrace(why));
    }

    private static Answer of(HttpResponse<String> response) {
      Matcher problem = PROBLEM.matcher(response.body());
      return new Answer(response.statusCode(), problem.find() ? problem.group(1) : "", "");
    }

    boolean accepted() {
      return status == 200;
    }

    /** Told that the result was used. */
    boolean replayed() {
      return status == 409 && reason.equals("replayed");
    }

    /** Told that the result is in use. */
    boolean inProgress() {
      return status == 409 && reason.equals("in-progress");
    }

    /** Refused as a copy of what another request has taken. */
    boolean refusedAsCopy() {
      return replayed() || inProgress();
    }

    /** Told, as a vendor, that the result is in use. */
    boolean busy() {
      return status == 503 && reason.equals("in-progress");
    }

    boolean unavailable() {
      return status == 503 && reason.equals("unavailable");
    }

    /** Whether a phone would send the result once more. */
    boolean undecided() {
      return status == 0 || unavailable();
    }
  }
}
