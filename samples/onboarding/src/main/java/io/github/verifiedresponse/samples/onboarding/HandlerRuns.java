package io.github.verifiedresponse.samples.onboarding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often application code has run: a refusal never adds to it. */
@ApplicationScoped
public class HandlerRuns {
  private final Map<String, LongAdder> byEndpoint = new ConcurrentHashMap<>();

  void count(String endpoint) {
    byEndpoint.computeIfAbsent(endpoint, key -> new LongAdder()).increment();
  }

  Map<String, Long> byEndpoint() {
    Map<String, Long> counts = new TreeMap<>();
    byEndpoint.forEach((endpoint, runs) -> counts.put(endpoint, runs.sum()));
    return counts;
  }
}
