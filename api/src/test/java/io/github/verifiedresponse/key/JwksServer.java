package io.github.verifiedresponse.key;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.verifiedresponse.store.Await;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A vendor's key set at a real HTTP server. */
final class JwksServer implements AutoCloseable {
  private final List<URI> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile String set;
  private volatile int status = 200;
  private volatile Map<String, List<String>> headers = Map.of();
  private volatile Runnable answering = () -> {};
  private volatile Duration pause = Duration.ZERO;

  JwksServer(String... keyIds) throws IOException {
    set = setOf(keyIds);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestURI());
    answering.run();
    exchange.getResponseHeaders().putAll(headers);
    byte[] bytes = set.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    write(bytes, exchange.getResponseBody());
    exchange.close();
  }

  private void write(byte[] bytes, OutputStream out) throws IOException {
    for (int i = 0; i < bytes.length && !pause.isZero(); i++) {
      out.write(bytes, i, 1);
      out.flush();
      Await.pass(pause);
    }
    if (pause.isZero()) {
      out.write(bytes);
    }
  }

  /** {@return new keys with these ids} */
  private static String setOf(String... keyIds) {
    return Stream.of(keyIds)
        .map(id -> key(pair()).keyID(id).build().toJSONString())
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@return the public key of the pair, to which an id or more can be added} */
  static ECKey.Builder key(KeyPair pair) {
    return new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic());
  }

  /** Publishes these keys, each a JSON object, in place of the others. */
  void publish(String... keys) {
    set = "{\"keys\":[" + String.join(",", keys) + "]}";
  }

  /** Answers with the address of another server, and the keys all the same. */
  void redirect(int newStatus, String location) {
    status = newStatus;
    headers = Map.of("Location", List.of(location));
  }

  /** Does something before each answer, such as to wait. */
  void beforeAnswers(Runnable act) {
    answering = act;
  }

  /** Answers byte by byte. */
  void pauseBetweenBytes(Duration between) {
    pause = between;
  }

  int fetches() {
    return requests.size();
  }

  /** {@return what was asked for; with the host where the server was asked as a proxy} */
  List<URI> requests() {
    return List.copyOf(requests);
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port() + "/keys");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
