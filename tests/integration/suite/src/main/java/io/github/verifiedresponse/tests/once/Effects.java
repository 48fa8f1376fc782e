package io.github.verifiedresponse.tests.once;

import jakarta.servlet.ServletContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How often something was done for each result, and where a handler waits for the test. */
public final class Effects {
  private static final String ATTRIBUTE = Effects.class.getName();
  private static final long PATIENCE_SECONDS = 20;

  private final Map<String, Integer> effects = new ConcurrentHashMap<>();
  private final Map<String, Integer> atWork = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> waiting = new ConcurrentHashMap<>();

  /** Begins to count. */
  public static void start(ServletContext context) {
    context.setAttribute(ATTRIBUTE, new Effects());
  }

  static Effects of(ServletContext context) {
    if (context.getAttribute(ATTRIBUTE) instanceof Effects effects) {
      return effects;
    }
    throw new IllegalStateException("the application's listener has not run");
  }

  void count(String id) {
    effects.merge(id, 1, Integer::sum);
  }

  int count(String id, boolean ended) {
    return (ended ? effects : atWork).getOrDefault(id, 0);
  }

  /** Does something on a thread of its own, once the test says go. */
  void later(String id, Runnable then) {
    CountDownLatch go = latch(id);
    atWork.merge(id, 1, Integer::sum);
    new Thread(
            () -> {
              try {
                await(go);
                count(id);
                then.run();
              } finally {
                atWork.merge(id, -1, Integer::sum);
              }
            })
        .start();
  }

  /** Waits until the test says go. */
  void waitFor(String name) {
    await(latch(name));
  }

  private CountDownLatch latch(String name) {
    return waiting.computeIfAbsent(name, key -> new CountDownLatch(1));
  }

  private static void await(CountDownLatch go) {
    try {
      if (!go.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the test has not said go");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  boolean isWaiting(String name) {
    return waiting.containsKey(name);
  }

  void go(String name) {
    CountDownLatch latch = waiting.get(name);
    if (latch != null) {
      latch.countDown();
    }
  }
}
