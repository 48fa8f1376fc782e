package io.github.verifiedresponse.scheme;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Things that are dear to make and that only one thread at a time may use. Whoever takes one has it
 * alone until it is put back; one that never comes back is no loss. There is one place for each of
 * a few threads, so it is bounded however many threads there are, and keeps nothing in a thread.
 */
final class Spares<T> {
  private static final int PLACES =
      Integer.highestOneBit(Math.min(64, 4 * Runtime.getRuntime().availableProcessors()));

  private final AtomicReferenceArray<@Nullable T> places;

  Spares() {
    this(PLACES);
  }

  /** With so many places, a power of two: threads that share one meet there. */
  Spares(int places) {
    this.places = new AtomicReferenceArray<>(places);
  }

  /** {@return one that was put back, which nobody else has; or null} */
  @Nullable T take() {
    return places.getAndSet(place(), null);
  }

  /** Puts one back that is as new: what another use has left in it must be gone. */
  void putBack(T spare) {
    places.setRelease(place(), spare);
  }

  private int place() {
    return (int) Thread.currentThread().getId() & (places.length() - 1);
  }
}
