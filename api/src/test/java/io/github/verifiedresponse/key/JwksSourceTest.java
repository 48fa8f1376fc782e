package io.github.verifiedresponse.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.sun.net.httpserver.HttpServer;
import io.github.verifiedresponse.InboundMessage;
import io.github.verifiedresponse.PublicKeySource;
import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key set at a real HTTP server. */
class JwksSourceTest {
  private static final InboundMessage MESSAGE = InboundMessage.of("POST", "/").build();

  private final AtomicInteger fetches = new AtomicInteger();
  private HttpServer server;
  private volatile int status = 200;
  private volatile String body = "";
  private volatile String location = "";

  @BeforeEach
  void startTheServer() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          fetches.incrementAndGet();
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          if (!location.isEmpty()) {
            exchange.getResponseHeaders().add("Location", location);
          }
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    body = set("k1");
  }

  @AfterEach
  void stopTheServer() {
    server.stop(0);
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private PublicKeySource source() {
    return PublicKeys.jwks(address("/keys"));
  }

  private static String set(String... ids) throws Exception {
    StringBuilder keys = new StringBuilder();
    for (String id : ids) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      ECKey key = new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic()).keyID(id).build();
      keys.append(keys.isEmpty() ? "" : ",").append(key.toJSONString());
    }
    return "{\"keys\":[" + keys + "]}";
  }

  private static Reason reason(PublicKeySource source, String keyId) {
    return catchThrowableOfType(RejectedException.class, () -> source.keys(MESSAGE, keyId))
        .reason();
  }

  @Test
  void fetchesTheSetOnceForManyRequests() throws Exception {
    PublicKeySource source = source();

    for (int i = 0; i < 50; i++) {
      assertThat(source.keys(MESSAGE, "k1")).hasSize(1);
    }
    assertThat(source.keys(MESSAGE, "")).hasSize(1);
    assertThat(fetches).hasValue(1);
  }

  @Test
  void findsAKeyThatTheVendorHasAddedSince() throws Exception {
    PublicKeySource source = source();
    source.keys(MESSAGE, "k1");
    body = set("k1", "k2");

    assertThat(source.keys(MESSAGE, "k2")).hasSize(1);
    assertThat(fetches).hasValue(2);
  }

  @Test
  void isNotMadeToFetchByKeyIdsThatNobodyHas() throws Exception {
    PublicKeySource source = source();
    source.keys(MESSAGE, "k1");
    for (int i = 0; i < 100; i++) {
      assertThat(reason(source, "made-up-" + i)).isEqualTo(Reason.UNVERIFIED);
    }

    assertThat(fetches.get()).isLessThanOrEqualTo(2);
    assertThat(source.keys(MESSAGE, "k1")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 500, 302})
  void isUnavailableWhenTheAddressHasNoSet(int answered) {
    status = answered;
    location = address("/elsewhere").toString();

    assertThat(reason(source(), "k1")).isEqualTo(Reason.UNAVAILABLE);
  }

  @Test
  void followsNoRedirect() {
    status = 302;
    location = address("/elsewhere").toString();
    reason(source(), "k1");

    assertThat(fetches.get()).as("one request, or one more try").isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "<html></html>", "{\"keys\":[{}]}"})
  void isUnavailableWhenTheSetIsNone(String answered) {
    body = answered;

    assertThat(reason(source(), "k1")).isIn(Reason.UNAVAILABLE, Reason.UNVERIFIED);
  }

  @Test
  void readsNoMoreThanItsLimit() {
    body = "{\"keys\":[],\"more\":\"" + "x".repeat(200_000) + "\"}";

    assertThat(reason(source(), "k1")).isEqualTo(Reason.UNAVAILABLE);
  }

  @Test
  void isUnavailableWhenNobodyAnswers() {
    PublicKeySource source = source();
    server.stop(0);

    assertThat(reason(source, "k1")).isEqualTo(Reason.UNAVAILABLE);
  }

  @Test
  void keepsWhatItHasWhenTheServerGoes() throws Exception {
    PublicKeySource source = source();
    source.keys(MESSAGE, "k1");
    server.stop(0);

    assertThat(source.keys(MESSAGE, "k1")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://keys.example/jwks", "file:///keys", "/keys"})
  void doesNotStartWithAnAddressThatIsNotHttps(String address) {
    assertThatThrownBy(() -> PublicKeys.jwks(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https://");
  }
}
