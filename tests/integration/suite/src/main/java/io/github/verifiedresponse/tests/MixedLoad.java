package io.github.verifiedresponse.tests;

import io.github.verifiedresponse.tests.MixedRequests.Kind;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends mixed requests on several threads, at both doors, and keeps what was answered. */
final class MixedLoad {
  private final URL deployed;
  private final List<Kind> kinds;
  private final int requests;
  private final AtomicInteger next = new AtomicInteger();
  private final Map<String, AtomicInteger> verdicts = new ConcurrentSkipListMap<>();
  private final Map<String, Set<String>> problems = new ConcurrentSkipListMap<>();
  private final Set<String> wrong = ConcurrentHashMap.newKeySet();

  MixedLoad(URL deployed, List<Kind> kinds, int requests) {
    this.deployed = deployed;
    this.kinds = kinds;
    this.requests = requests;
  }

  /** Sends all of them, and meanwhile does something else, once a second. */
  void run(int threads, Runnable meanwhile) throws InterruptedException, ExecutionException {
    ExecutorService senders = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(senders.submit(this::send));
      }
      senders.shutdown();
      do {
        meanwhile.run();
      } while (!senders.awaitTermination(1, TimeUnit.SECONDS));
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      senders.shutdownNow();
    }
  }

  private void send() {
    Client client = new Client(deployed);
    for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
      Kind kind = kinds.get(i % kinds.size());
      // not by turns: an even number of kinds would each have one door
      String path = HostileWar.DOORS[i / kinds.size() % 2] + kind.verifier();
      Message message = kind.message().get();
      Answer answer = client.post(path, kind.type(), message.body(), message.headerArray());
      judge(i % kinds.size() + " " + path, kind, message, answer);
    }
  }

  private void judge(String name, Kind kind, Message message, Answer answer) {
    verdicts.computeIfAbsent(answer.verdict(), key -> new AtomicInteger()).incrementAndGet();
    if (!answer.verdict().equals(kind.verdict())) {
      wrong.add(name + " " + answer.verdict() + " in place of " + kind.verdict());
    } else if (kind.isRefused()) {
      problems.computeIfAbsent(name, key -> ConcurrentHashMap.newKeySet()).add(shown(answer));
    } else if (!answer.json().path("payload").asText().equals(message.payload())) {
      wrong.add(name + " handed on another payload");
    }
  }

  /** A problem, with all that says how it may be kept and shown. */
  static String shown(Answer answer) {
    return String.join(
        "\n",
        answer.header("Content-Type"),
        answer.header("Cache-Control"),
        answer.header("X-Content-Type-Options"),
        answer.header("WWW-Authenticate"),
        answer.header("Content-Length"),
        answer.body());
  }

  Set<String> wrong() {
    return wrong;
  }

  /** By kind and door: what was answered, without repetition. */
  Map<String, Set<String>> problems() {
    return problems;
  }

  /** How many were answered so. */
  int count(String verdict) {
    return verdicts.getOrDefault(verdict, new AtomicInteger()).get();
  }

  int refusals() {
    return verdicts.entrySet().stream()
        .filter(each -> !each.getKey().equals("200"))
        .mapToInt(each -> each.getValue().get())
        .sum();
  }
}
