package io.github.verifiedresponse.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestCaller;
import io.github.verifiedresponse.gate.Arrival;
import io.github.verifiedresponse.gate.Exchange;
import io.github.verifiedresponse.gate.Gate;
import io.github.verifiedresponse.gate.Visit;
import io.github.verifiedresponse.message.Caller;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An endpoint on the loopback interface whose router is as lax as routers are. */
final class Endpoint implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong handled = new AtomicLong();
  private final Gate gate;
  private final Predicate<HttpExchange> isGuarded;

  Endpoint(ResponseVerifier verifier, Predicate<HttpExchange> isGuarded) throws IOException {
    this.gate = Gate.of(verifier);
    this.isGuarded = isGuarded;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::route);
    server.setExecutor(threads);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/results");
  }

  long handled() {
    return handled.get();
  }

  private void route(HttpExchange http) throws IOException {
    try (http) {
      String path = URLDecoder.decode(rawPath(http), StandardCharsets.UTF_8);
      boolean isKnown = path.replaceAll(";[^/]*", "").replaceAll("/+", "/").matches("/results/?");
      if (!isKnown) {
        answer(http, 404);
      } else if (isGuarded.test(http)) {
        guarded(new JdkExchange(http, http.getRequestBody().readAllBytes()));
      } else {
        http.getRequestBody().readAllBytes();
        handle(http);
      }
    }
  }

  /** Not {@code getRawPath}, which takes what follows two slashes for an authority. */
  static String rawPath(HttpExchange http) {
    return http.getRequestURI().toString().replaceFirst("[?].*", "");
  }

  private void guarded(JdkExchange exchange) throws IOException {
    Optional<Visit> visit = gate.enter(exchange);
    if (visit.isPresent()) {
      handle(exchange.http());
      visit.get().ended(200);
    }
  }

  private void handle(HttpExchange http) throws IOException {
    handled.incrementAndGet();
    answer(http, 200);
  }

  private static void answer(HttpExchange http, int status) throws IOException {
    http.sendResponseHeaders(status, -1);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }

  /** One request of the JDK's server. */
  private record JdkExchange(HttpExchange http, Content body, Attributes attributes)
      implements Exchange {

    JdkExchange(HttpExchange http, byte[] body) {
      this(http, Content.copyOf(body), new Attributes());
    }

    @Override
    public InboundMessage message(int maxBody) {
      return InboundMessage.of(http.getRequestMethod(), http.getRequestURI().toString())
          .headers(name -> http.getRequestHeaders().getOrDefault(name, List.of()))
          .body(body)
          .caller(caller(http.getRequestHeaders().getFirst("User")))
          .build();
    }

    private static Caller caller(@Nullable String user) {
      return new TestCaller(Optional.ofNullable(user), Map.of(), Map.of());
    }

    @Override
    public @Nullable Object get(String attribute) {
      return attributes.get(attribute);
    }

    @Override
    public void set(String attribute, @Nullable Object value) {
      attributes.set(attribute, value);
    }

    @Override
    public void serve(Content content) {}

    @Override
    public Arrival arrival() {
      return Arrival.REQUEST;
    }

    @Override
    public void answer(int status, Map<String, String> headers, byte[] problem) throws IOException {
      Endpoint.answer(http, status);
    }
  }
}
