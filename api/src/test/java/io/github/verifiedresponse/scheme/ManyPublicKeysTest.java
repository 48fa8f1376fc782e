package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.key.PublicKeys;
import io.github.verifiedresponse.key.VerificationKey;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A set of public keys, of which a message names one, or none. */
class ManyPublicKeysTest {
  private static final Vendor VENDOR = Vendors.named("google-iap");
  private static final SigningKey KEY = SigningKey.generate(VENDOR);
  private static final Signing SIGNING =
      Signing.of(VENDOR, KEY).at(Instant.ofEpochSecond(SignedSample.NOW));

  private static VerificationKey other(String row, String id) {
    String text = SigningKey.generate(Vendors.named(row)).publicKey().orElseThrow();
    return new VerificationKey("other", id, VerificationKey.ofText("other", text).key());
  }

  /** The vendor's key, last, behind others of its own algorithm and of RSA. */
  private static List<VerificationKey> keys(int others, int rsa, boolean withIds) {
    List<VerificationKey> keys = new ArrayList<>();
    IntStream.range(0, rsa).forEach(i -> keys.add(other("uqudo", withIds ? "r" + i : "")));
    IntStream.range(0, others).forEach(i -> keys.add(other("google-iap", withIds ? "e" + i : "")));
    String own = KEY.publicKey().orElseThrow();
    keys.add(
        new VerificationKey("own", withIds ? "own" : "", VerificationKey.ofText("own", own).key()));
    return keys;
  }

  private static Verification verify(List<VerificationKey> keys, String token) {
    Deployment deployment = Deployment.of(PublicKeys.of(keys.toArray(VerificationKey[]::new)));
    for (String name : SIGNING.values().keySet()) {
      deployment = deployment.with(name, SIGNING.values().getOrDefault(name, ""));
    }
    return ResponseVerifier.named("many")
        .scheme(VENDOR.scheme(deployment))
        .replayGuard(ReplayGuard.disabled())
        .clock(TestClock.atSecond(SignedSample.NOW))
        .build()
        .verify(TestMessage.ofToken(token).build());
  }

  private static String token() {
    return SIGNING.sign().content();
  }

  private static String tokenWithKeyId(String keyId) {
    String payload = token().split("\\.", -1)[1];
    String header = "{\"alg\":\"ES256\",\"kid\":\"" + keyId + "\"}";
    String input = Encoding.BASE64URL.encode(SignedSample.utf8(header)) + "." + payload;
    byte[] signature = KEY.sign(VENDOR.algorithm, SignedSample.utf8(input));
    return input + "." + Encoding.BASE64URL.encode(signature);
  }

  @Test
  void triesFourKeysThatTheAlgorithmTakesWhereTheMessageNamesNone() {
    Verdicts.verified(verify(keys(3, 0, false), token()));
  }

  @Test
  void doesNotCountKeysOfAnotherAlgorithm() {
    Verdicts.verified(verify(keys(3, 6, true), token()));
  }

  @Test
  void refusesWhatFiveKeysCouldHaveSignedAndSaysSo() {
    Verification.Rejected rejected = Verdicts.rejected(verify(keys(4, 0, true), token()));

    assertThat(rejected.reason()).isEqualTo(Reason.UNVERIFIED);
    assertThat(rejected.detail()).contains("more than four keys");
  }

  @Test
  void takesASetOfAnySizeWhereTheMessageNamesItsKey() {
    Verdicts.verified(verify(keys(9, 3, true), tokenWithKeyId("own")));

    assertThat(Verdicts.reason(verify(keys(9, 3, true), tokenWithKeyId("e1"))))
        .isEqualTo(Reason.UNVERIFIED);
  }
}
