package io.github.verifiedresponse.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public keys as vendors print them. */
class PublicKeysTest {
  private static final InboundMessage MESSAGE = InboundMessage.of("POST", "/").build();

  private static PublicKey generated(String algorithm) throws Exception {
    return KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPublic();
  }

  private static PublicKey read(String text) throws RejectedException {
    return PublicKeys.text("setting x", text).keys(MESSAGE, "").get(0).key();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void readsPemAndItsBase64(String algorithm) throws Exception {
    PublicKey key = generated(algorithm);
    String base64 = Base64.getEncoder().encodeToString(key.getEncoded());

    assertThat(read(base64)).isEqualTo(key);
    assertThat(read("-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n"))
        .isEqualTo(key);
  }

  @Test
  void readsAnEd25519KeyOf32Bytes() throws Exception {
    PublicKey key = generated("Ed25519");
    byte[] all = key.getEncoded();
    byte[] bare = Arrays.copyOfRange(all, all.length - 32, all.length);
    String base64 = Base64.getEncoder().encodeToString(bare);

    assertThat(read(HexFormat.of().formatHex(bare))).isEqualTo(key);
    assertThat(read(base64)).isEqualTo(key);
    assertThat(read("whpk_" + base64)).isEqualTo(key);
    assertThat(
            read(
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\""
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(bare)
                    + "\"}"))
        .isEqualTo(key);
  }

  @Test
  void readsAKeySetAndPicksByTheKeyId() throws Exception {
    String one = new RSAKey.Builder((RSAPublicKey) generated("RSA")).keyID("a").build().toString();
    String two = new RSAKey.Builder((RSAPublicKey) generated("RSA")).keyID("b").build().toString();
    var source =
        PublicKeys.text(
            "setting x", "{\"keys\":[" + one + "," + two + ",{\"kty\":\"oct\",\"k\":\"AAAA\"}]}");

    assertThat(source.keys(MESSAGE, "b")).extracting(VerificationKey::id).containsExactly("b");
    assertThat(source.keys(MESSAGE, "")).hasSize(2);
    assertThatThrownBy(() -> source.keys(MESSAGE, "c")).isInstanceOf(RejectedException.class);
  }

  @Test
  void takesNoKeyThatThePublisherMadeForSomethingElse() throws Exception {
    RSAKey.Builder encrypts =
        new RSAKey.Builder((RSAPublicKey) generated("RSA")).keyUse(KeyUse.ENCRYPTION);
    RSAKey.Builder wraps =
        new RSAKey.Builder((RSAPublicKey) generated("RSA"))
            .keyOperations(Set.of(KeyOperation.WRAP_KEY));
    RSAKey.Builder verifies =
        new RSAKey.Builder((RSAPublicKey) generated("RSA"))
            .keyID("v")
            .keyOperations(Set.of(KeyOperation.VERIFY));
    var source =
        PublicKeys.text(
            "setting x",
            "{\"keys\":[%s,%s,%s]}".formatted(encrypts.build(), wraps.build(), verifies.build()));

    assertThat(source.keys(MESSAGE, "")).extracting(VerificationKey::id).containsExactly("v");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "key",
        "AAAA",
        "{}",
        "{\"keys\":[]}",
        "{\"kty\":\"EC\"}",
        "{\"kty\":\"oct\",\"k\":\"AAAA\"}"
      })
  void refusesWhatIsNoPublicKeyAndDoesNotQuoteIt(String text) {
    assertThatThrownBy(() -> PublicKeys.text("setting x", text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWhatIsNoCertificate() {
    assertThatThrownBy(() -> PublicKeys.certificate("setting x", "AAAA"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("setting x is not a certificate");
  }

  @Test
  void showsNamesOnly() throws Exception {
    VerificationKey key = new VerificationKey("file k.pem", "", generated("EC"));

    assertThat(key).hasToString("VerificationKey[file k.pem]");
  }
}
