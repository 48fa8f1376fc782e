package io.github.verifiedresponse.tests.stores;

import io.github.verifiedresponse.store.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Asks an application for something that needs its database, all the time, and remembers when. */
final class Watch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI uri;
  private final Queue<Asked> all = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::ask, "watch");
  private volatile boolean stopped;

  private record Asked(long at, boolean answered) {}

  Watch(URI uri) {
    this.uri = uri;
    thread.setDaemon(true);
    thread.start();
  }

  private void ask() {
    while (!stopped) {
      long at = System.nanoTime();
      all.add(new Asked(at, isAnswered()));
      Await.pass(EVERY);
    }
  }

  private boolean isAnswered() {
    try {
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void awaitAnswer() {
    Await.until(uri + " answers", PATIENCE.multipliedBy(2), this::isAnswered);
  }

  long failed() {
    return all.stream().filter(one -> !one.answered()).count();
  }

  /** {@return how long after a time nothing failed any more, of what was asked since} */
  double secondsUntilWell(long ended) {
    long enough = ended + Duration.ofSeconds(3).toNanos();
    Await.until("the watch", PATIENCE, () -> all.stream().anyMatch(one -> one.at() > enough));
    return all.stream()
        .filter(one -> !one.answered())
        .mapToLong(one -> one.at() - ended)
        .max()
        .stream()
        .mapToDouble(nanos -> Math.max(0, Say.seconds(nanos)))
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
