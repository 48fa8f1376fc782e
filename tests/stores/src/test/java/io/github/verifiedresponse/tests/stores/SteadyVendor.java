package io.github.verifiedresponse.tests.stores;

import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.tests.stores.Phone.Answer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Has 50 new results a second sent, by turns to each node and whether or not the ones before were
 * answered, signed with the secret that it has at the moment.
 */
final class SteadyVendor implements AutoCloseable {
  private static final long PERIOD_MILLIS = 20;

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Phone phone = new Phone();
  private final List<URI> nodes;
  private final AtomicInteger count = new AtomicInteger();
  private final Queue<CompletableFuture<Answer>> sent = new ConcurrentLinkedQueue<>();
  private volatile String secret;

  SteadyVendor(List<URI> nodes, String secret) {
    this.nodes = nodes;
    this.secret = secret;
    Future<?> unused =
        timer.scheduleAtFixedRate(this::send, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void send() {
    URI node = nodes.get(count.getAndIncrement() % nodes.size());
    sent.add(phone.sending(result(secret), node));
  }

  private static String result(String signedWith) {
    return TestVendor.withSecret(signedWith)
        .token(
            "{\"requestId\":\"%s\",\"isAlive\":true,\"iat\":%s}"
                .formatted(Phone.id(), Instant.now().getEpochSecond()));
  }

  /** From now on signs with another secret. */
  void changeTo(String next) {
    secret = next;
  }

  int count() {
    return count.get();
  }

  /** {@return what a node answers to one result that another secret has signed} */
  Answer answerTo(String signedWith) {
    return phone.send(result(signedWith), nodes.get(0));
  }

  /** Stops, and gives the answers to all that was sent. */
  List<Answer> stop() {
    close();
    return sent.stream().map(CompletableFuture::join).toList();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
