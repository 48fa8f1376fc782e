package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.config.Verifiers;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asks threads that have different class loaders for the application's verifiers. */
public final class Threads implements Callable<Set<String>> {

  /** {@return which sets of verifiers there are} */
  @Override
  public Set<String> call() throws Exception {
    try (Running running = Running.start(Application.class)) {
      Set<String> found = new LinkedHashSet<>();
      found.add(verifiers());
      found.add(verifiersInPool());
      found.add(running.post("/request", "").body());
      found.add(running.post("/pool", "").body());
      return found;
    }
  }

  static String verifiers() {
    return "verifiers " + System.identityHashCode(Verifiers.ofApplication());
  }

  /** A task of the pool's own would be done by the thread that waits for it. */
  private static String verifiersInPool() throws Exception {
    FutureTask<String> found = new FutureTask<>(Threads::verifiers);
    ForkJoinPool.commonPool().execute(found);
    return found.get();
  }

  /** Asks on the server's threads, and on others that those start. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Application.Handler.class)
  static class Application {
    /** The handler. */
    @RestController
    static class Handler {
      @PostMapping("/request")
      String onRequest() {
        return verifiers();
      }

      @PostMapping("/pool")
      String inPool() throws Exception {
        return verifiersInPool();
      }
    }
  }
}
