package io.github.verifiedresponse.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a published set may hold, and from where it is taken. */
class PublishedKeysTest {
  private static final InboundMessage MESSAGE = InboundMessage.of("POST", "/").build();

  private JwksServer server;

  @BeforeEach
  void startTheServer() throws Exception {
    server = new JwksServer();
  }

  @AfterEach
  void stopTheServer() {
    server.close();
  }

  private PublicKeySource published(String... keys) {
    server.publish(keys);
    return PublicKeys.jwks(server.address());
  }

  private static Reason reason(PublicKeySource source, String keyId) {
    return catchThrowableOfType(RejectedException.class, () -> source.keys(MESSAGE, keyId))
        .reason();
  }

  private static String key(String id) {
    return JwksServer.key(JwksServer.pair()).keyID(id).build().toJSONString();
  }

  @Test
  @DisplayName("AT-079 takes a key without an id or algorithm, and two keys of one id")
  void takesAKeyWithoutAnIdOrAlgorithmAndTwoKeysOfOneId() throws Exception {
    PublicKeySource source =
        published(
            JwksServer.key(JwksServer.pair()).build().toJSONString(), key("twice"), key("twice"));

    assertThat(source.keys(MESSAGE, "")).hasSize(3);
    assertThat(source.keys(MESSAGE, "twice")).hasSize(2);
    assertThat(reason(source, "other")).isEqualTo(Reason.UNVERIFIED);
  }

  /** With either of them anyone could sign who reads the set. */
  @Test
  @DisplayName("AT-079 takes no shared secret and no private key from an address")
  void takesNoSharedSecretAndNoPrivateKey() throws Exception {
    KeyPair pair = JwksServer.pair();
    String leaked =
        JwksServer.key(pair).privateKey(pair.getPrivate()).keyID("leaked").build().toJSONString();
    String shared = "{\"kty\":\"oct\",\"kid\":\"shared\",\"k\":\"" + "A".repeat(43) + "\"}";

    PublicKeySource source = published(shared, leaked, key("good"));

    assertThat(source.keys(MESSAGE, "")).extracting(VerificationKey::id).containsExactly("good");
    assertThat(reason(source, "shared")).isEqualTo(Reason.UNVERIFIED);
    assertThat(reason(source, "leaked")).isEqualTo(Reason.UNVERIFIED);
    assertThat(reason(published(shared), "")).isEqualTo(Reason.UNAVAILABLE);
  }

  @Test
  @DisplayName("AT-079 reads no set of 10,000 keys or of 10 MB")
  void readsNoMoreThanItsLimit() {
    String[] many = new String[10_000];
    Arrays.fill(many, key("good"));

    assertThat(reason(published(many), "good")).isEqualTo(Reason.UNAVAILABLE);
    assertThat(reason(published(key("good"), "\"" + "x".repeat(10_000_000) + "\""), "good"))
        .isEqualTo(Reason.UNAVAILABLE);
    assertThat(reason(published(key("good"), "\"" + "x".repeat(200_000) + "\""), "good"))
        .isEqualTo(Reason.UNAVAILABLE);
  }

  /** The server is the proxy for all addresses, so it sees each request that is made. */
  @ParameterizedTest(name = "AT-082 follows no redirect ({0}) to {1}")
  @CsvSource({
    "301, http://169.254.169.254/latest/meta-data/",
    "302, http://169.254.169.254/latest/meta-data/",
    "303, http://other.example/keys",
    "307, http://keys.example:8080/keys",
    "308, //other.example/keys",
    "302, /elsewhere"
  })
  void followsNoRedirect(int status, String location) {
    URI address = URI.create("http://127.0.0.1:1/keys");
    InetSocketAddress proxy = InetSocketAddress.createUnresolved("127.0.0.1", server.port());
    server.publish(key("good"));
    server.redirect(status, location);

    PublicKeySource source =
        PublicKeys.jwks(
            address, new JwksAccess(Duration.ofSeconds(3), Duration.ZERO, Optional.of(proxy)));

    assertThat(reason(source, "good")).isEqualTo(Reason.UNAVAILABLE);
    assertThat(server.requests()).isNotEmpty().containsOnly(address);
  }
}
