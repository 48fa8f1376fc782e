package io.github.verifiedresponse.scheme;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A small pool of objects that are expensive to create and not thread-safe. An object that is not
 * put back is no loss. It has one slot for each of a few threads, so that its size is bounded
 * however many threads there are, and keeps nothing in a thread.
 */
final class ObjectPool<T> {
  private static final int PLACES =
      Integer.highestOneBit(Math.min(64, 4 * Runtime.getRuntime().availableProcessors()));

  private final AtomicReferenceArray<@Nullable T> places;

  ObjectPool() {
    this(PLACES);
  }

  /**
   * Makes a pool.
   *
   * @param places the number of slots, a power of two; threads may share one
   */
  ObjectPool(int places) {
    this.places = new AtomicReferenceArray<>(places);
  }

  /** {@return an object that was put back, for this caller alone; or null} */
  @Nullable T take() {
    return places.getAndSet(place(), null);
  }

  /** Puts an object back, reset: it holds nothing of its last use. */
  void putBack(T spare) {
    places.setRelease(place(), spare);
  }

  private int place() {
    return (int) Thread.currentThread().getId() & (places.length() - 1);
  }
}
