package io.github.verifiedresponse.tests.stores;

import io.github.verifiedresponse.tests.stores.Phone.Answer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/**
 * Many phones that send without a pause: new results, and every so often once more one that was
 * accepted.
 */
final class Load implements AutoCloseable {
  private static final int PHONES = 16;
  private static final int COPY_EVERY = 4;

  private final Phone phone = new Phone();
  private final List<URI> doors;
  private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  /** Sends to each door in turn, copies too. */
  Load(List<URI> doors) {
    this.doors = List.copyOf(doors);
    for (int i = 0; i < PHONES; i++) {
      Thread thread = new Thread(this::send, "phone-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  /**
   * One request and its answer.
   *
   * @param door where it was sent
   * @param copy whether the result was accepted before
   * @param at when it was sent, by {@link System#nanoTime}
   * @param nanos how long the answer took
   */
  record Sent(URI door, String result, boolean copy, long at, long nanos, Answer answer) {
    boolean accepted() {
      return answer.accepted();
    }

    long answeredAt() {
      return at + nanos;
    }
  }

  private void send() {
    String accepted = "";
    for (int i = 1; !stopped; i++) {
      boolean copy = i % COPY_EVERY == 0 && !accepted.isEmpty();
      URI door = doors.get(i % doors.size());
      Sent one = send(copy ? accepted : Phone.result(), copy, door);
      sent.add(one);
      if (one.accepted()) {
        accepted = one.result();
      }
    }
  }

  private Sent send(String result, boolean copy, URI door) {
    long at = System.nanoTime();
    Answer answer = phone.send(result, door);
    return new Sent(door, result, copy, at, System.nanoTime() - at, answer);
  }

  List<URI> doors() {
    return doors;
  }

  List<Sent> sent() {
    return List.copyOf(sent);
  }

  boolean any(Predicate<Sent> wanted) {
    return sent.stream().anyMatch(wanted);
  }

  /** Stops, and waits for the answers that are still to come. */
  @Override
  public void close() {
    stopped = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
