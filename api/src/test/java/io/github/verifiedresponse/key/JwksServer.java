package io.github.verifiedresponse.key;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A vendor's key set at a real HTTP server. */
final class JwksServer implements AutoCloseable {
  private final AtomicInteger fetches = new AtomicInteger();
  private final HttpServer server;
  private final String set;
  private volatile Runnable answering = () -> {};

  JwksServer(String... keyIds) throws IOException {
    set = setOf(keyIds);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          fetches.incrementAndGet();
          answering.run();
          byte[] bytes = set.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  /** {@return new keys with these ids} */
  private static String setOf(String... keyIds) {
    return Stream.of(keyIds)
        .map(JwksServer::key)
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  private static String key(String id) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      ECPublicKey key = (ECPublicKey) generator.generateKeyPair().getPublic();
      return new ECKey.Builder(Curve.P_256, key).keyID(id).build().toJSONString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Does something before each answer, such as to wait. */
  void beforeAnswers(Runnable act) {
    answering = act;
  }

  int fetches() {
    return fetches.get();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
