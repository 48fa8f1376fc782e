package io.github.verifiedresponse.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.sun.net.httpserver.HttpServer;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
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
  @DisplayName("AT-080 is not made to fetch by 10,000 key ids that nobody has")
  void isNotMadeToFetchByKeyIdsThatNobodyHas() throws Exception {
    PublicKeySource source = source();
    source.keys(MESSAGE, "k1");
    for (int i = 0; i < 10_000; i++) {
      assertThat(reason(source, "made-up-" + i)).isEqualTo(Reason.UNVERIFIED);
      assertThat(source.keys(MESSAGE, "k1")).hasSize(1);
    }

    assertThat(fetches.get()).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kty\":\"EC\",\"crv\":\"brainpoolP256r1\",\"kid\":\"k2\",\"x\":\"AA\",\"y\":\"AA\"}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed999\",\"kid\":\"k2\",\"x\":\"AA\"}",
        "{\"kty\":\"RSA\",\"kid\":\"k2\",\"e\":\"AQAB\"}",
        "{\"kty\":\"new\",\"kid\":\"k2\"}",
        "{\"kid\":\"k2\"}",
        "{}"
      })
  void aKeyThatCannotBeUsedTakesNoOtherWithIt(String unusable) throws Exception {
    body = set("k1").replace("]}", "," + unusable + "]}");
    PublicKeySource source = source();

    assertThat(source.keys(MESSAGE, "k1")).hasSize(1);
    assertThat(reason(source, "k2")).isEqualTo(Reason.UNVERIFIED);
  }

  @ParameterizedTest(name = "AT-083 {0} does not replace the last good set")
  @ValueSource(
      strings = {
        "{\"keys\":[]}",
        "{\"keys\":[{}]}",
        "{\"keys\":[{\"kty\":\"new\"}]}",
        "{}",
        "<html></html>",
        ""
      })
  void aSetWithoutAUsableKeyDoesNotReplaceTheLastGoodOne(String without) throws Exception {
    PublicKeySource source = source();
    source.keys(MESSAGE, "k1");
    body = without;

    assertThat(reason(source, "perhaps-new")).isEqualTo(Reason.UNAVAILABLE);
    assertThat(source.keys(MESSAGE, "k1")).hasSize(1);
  }

  @ParameterizedTest(name = "AT-081 is unavailable when the address answers {0}")
  @ValueSource(ints = {404, 500, 302})
  void isUnavailableWhenTheAddressHasNoSet(int answered) {
    status = answered;
    location = address("/elsewhere").toString();

    assertThat(reason(source(), "k1")).isEqualTo(Reason.UNAVAILABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "<html></html>",
        "{\"keys\":[]}",
        "{\"keys\":1}",
        "{\"keys\":[{}]}"
      })
  void isUnavailableWhenTheSetIsNone(String answered) {
    body = answered;

    assertThat(reason(source(), "k1")).isEqualTo(Reason.UNAVAILABLE);
  }

  /** Also when the address was asked so often that it is left alone for a while. */
  @Test
  @DisplayName("AT-081 is unavailable as long as nobody answers")
  void isUnavailableAsLongAsNobodyAnswers() {
    PublicKeySource source = source();
    server.stop(0);

    for (int i = 0; i < 10; i++) {
      assertThat(reason(source, "k1")).isEqualTo(Reason.UNAVAILABLE);
    }
  }

  @Test
  void waitsForASlowServerNoLongerThanItMay() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    server.createContext("/slow", exchange -> awaitEnd(end));
    PublicKeySource source =
        PublicKeys.jwks(
            address("/slow"),
            new JwksAccess(Duration.ofMillis(50), Duration.ZERO, Optional.empty()));
    try {
      assertTimeout(
          Duration.ofSeconds(20),
          () -> assertThat(reason(source, "k1")).isEqualTo(Reason.UNAVAILABLE));
    } finally {
      end.countDown();
    }
  }

  private static void awaitEnd(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The last set counts after its time, while the server is away, and not for ever. */
  @Test
  @DisplayName("AT-081 is unavailable when the outage lasts too long")
  void isUnavailableWhenTheOutageLastsTooLong() throws Exception {
    Duration kept = Duration.ofMillis(200);
    JwksAccess access =
        new JwksAccess(Duration.ofMillis(10), Duration.ofSeconds(3), Optional.empty());
    PublicKeySource source = JwksSource.of(address("/keys"), access, kept, Duration.ofMillis(1));
    source.keys(MESSAGE, "k1");
    long fetched = System.nanoTime();
    server.stop(0);

    long lastUse = fetched;
    Optional<Reason> refused = Optional.empty();
    while (refused.isEmpty()) {
      try {
        assertThat(source.keys(MESSAGE, "k1")).hasSize(1);
        lastUse = System.nanoTime();
      } catch (RejectedException e) {
        refused = Optional.of(e.reason());
      }
    }

    assertThat(refused).contains(Reason.UNAVAILABLE);
    assertThat(Duration.ofNanos(lastUse - fetched)).isBetween(kept, Duration.ofSeconds(30));
  }

  @Test
  void asksThroughTheProxy() throws Exception {
    InetSocketAddress proxy =
        InetSocketAddress.createUnresolved("127.0.0.1", server.getAddress().getPort());
    JwksAccess access = new JwksAccess(Duration.ofSeconds(3), Duration.ZERO, Optional.of(proxy));

    PublicKeySource source = PublicKeys.jwks(URI.create("http://127.0.0.1:1/keys"), access);

    assertThat(source.keys(MESSAGE, "k1")).hasSize(1);
    assertThat(fetches).hasValue(1);
  }

  @Test
  @DisplayName("AT-081 keeps what it has when the server goes")
  void keepsWhatItHasWhenTheServerGoes() throws Exception {
    PublicKeySource source = source();
    source.keys(MESSAGE, "k1");
    server.stop(0);

    assertThat(source.keys(MESSAGE, "k1")).hasSize(1);
  }

  @ParameterizedTest(name = "AT-082 does not start with {0}")
  @ValueSource(strings = {"http://keys.example/jwks", "file:///keys", "/keys"})
  void doesNotStartWithAnAddressThatIsNotHttps(String address) {
    assertThatThrownBy(() -> PublicKeys.jwks(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https://");
  }
}
