package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.RSAKey;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.key.PublicKeys;
import io.github.verifiedresponse.key.VerificationKey;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of a vendor's own key pair, signed here with the Java platform alone. */
class PublicKeyTokensTest {
  private static final String PAYLOAD = "{\"id\":\"r1\"}";

  private static Verification verify(String alg, Deployment keys, String token) {
    Vendor vendor = Vendor.named("own").relayed().jws(alg).kind("/id").from("this test");
    return ResponseVerifier.named("own")
        .scheme(vendor.scheme(keys))
        .replayGuard(ReplayGuard.disabled())
        .build()
        .verify(TestMessage.ofToken(token).build());
  }

  private static KeyPair rsa(int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static Deployment published(KeyPair... pairs) {
    StringBuilder keys = new StringBuilder();
    for (KeyPair pair : pairs) {
      keys.append(keys.isEmpty() ? "" : ",")
          .append(new RSAKey.Builder((RSAPublicKey) pair.getPublic()).build());
    }
    return Deployment.of(PublicKeys.text("the key set", "{\"keys\":[" + keys + "]}"));
  }

  private static String token(String header, String algorithm, KeyPair pair)
      throws GeneralSecurityException {
    String input =
        TestVendor.base64Url(TestVendor.utf8(header))
            + "."
            + TestVendor.base64Url(TestVendor.utf8(PAYLOAD));
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(pair.getPrivate());
    signature.update(TestVendor.utf8(input));
    return input + "." + TestVendor.base64Url(signature.sign());
  }

  @Test
  @DisplayName("AT-075 passes over an RSA key of 1024 bits in a key set")
  void passesOverAShortRsaKey() throws Exception {
    KeyPair weak = rsa(1024);
    KeyPair strong = rsa(2048);
    String header = "{\"alg\":\"RS256\"}";
    String forged = token(header, "SHA256withRSA", weak);

    Verdicts.verified(
        verify("RS256", published(weak, strong), token(header, "SHA256withRSA", strong)));
    assertThat(Verdicts.reason(verify("RS256", published(weak, strong), forged)))
        .isEqualTo(Reason.UNVERIFIED);
    assertThat(Verdicts.reason(verify("RS256", published(weak), forged)))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bilbo.baggins@hobbiton.example", "q8+Zx/9=", "https://keys.example/1"})
  void takesTheKeyIdsThatVendorsWrite(String id) throws Exception {
    KeyPair pair = rsa(2048);
    String header = "{\"alg\":\"RS256\",\"kid\":\"" + id + "\"}";

    Verdicts.verified(verify("RS256", published(pair), token(header, "SHA256withRSA", pair)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\\n", "a\\\"", "a\\\\", "\u00e9"})
  void refusesAKeyIdThatIsNoVisibleText(String id) throws Exception {
    KeyPair pair = rsa(2048);
    String header = "{\"alg\":\"RS256\",\"kid\":\"" + id + "\"}";

    assertThat(
            Verdicts.reason(verify("RS256", published(pair), token(header, "SHA256withRSA", pair))))
        .isEqualTo(Reason.UNVERIFIED);
  }

  /** The library that reads JWKs verifies Ed25519 with Tink only, which is not here. */
  @Test
  @DisplayName("AT-078 verifies EdDSA by the Java platform, without Tink")
  void verifiesEdDsaByTheJavaPlatform() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    VerificationKey key = new VerificationKey("own", "", pair.getPublic());
    String token = token("{\"alg\":\"EdDSA\"}", "Ed25519", pair);

    assertThatThrownBy(() -> Class.forName("com.google.crypto.tink.subtle.Ed25519Verify"))
        .isInstanceOf(ClassNotFoundException.class);
    Verdicts.verified(verify("EdDSA", Deployment.of(PublicKeys.of(key)), token));
  }
}
