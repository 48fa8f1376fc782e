package io.github.verifiedresponse.samples.quarkus;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** The system behind: how often each endpoint has handed it a result, and whether it works. */
@ApplicationScoped
class Desk {
  private final Map<String, LongAdder> byEndpoint = new ConcurrentHashMap<>();
  private final AtomicBoolean maintenance = new AtomicBoolean();

  void handled(String endpoint) {
    byEndpoint.computeIfAbsent(endpoint, none -> new LongAdder()).increment();
  }

  Map<String, Long> handled() {
    Map<String, Long> handled = new TreeMap<>();
    byEndpoint.forEach((endpoint, times) -> handled.put(endpoint, times.sum()));
    return handled;
  }

  void maintenance(boolean isOn) {
    maintenance.set(isOn);
  }

  boolean isInMaintenance() {
    return maintenance.get();
  }
}
