package io.github.verifiedresponse.store;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads on which stores are asked. They take nothing of a request over: no inherited identity, no
 * class loader to keep alive; and they end when they have been idle for a while.
 */
final class StoreThreads {
  private static final long IDLE_SECONDS = 10;
  private static final AtomicInteger COUNT = new AtomicInteger();

  private StoreThreads() {}

  static ThreadPoolExecutor pool(int threads, int waiting) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(waiting),
            StoreThreads::thread);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * Not the timer of CompletableFuture, whose thread never ends and keeps an application's loader.
   */
  static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, StoreThreads::thread);
    timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    return timer;
  }

  private static Thread thread(Runnable work) {
    String name = "verified-response-store-" + COUNT.incrementAndGet();
    Thread thread = new Thread(null, work, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(StoreThreads.class.getClassLoader());
    return thread;
  }
}
