package io.github.verifiedresponse.tests.load;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.replay.OnReplay;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import io.github.verifiedresponse.scheme.SignatureScheme;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;

/** One genuine result of about this size, as a token of Caf and as a body of Shufti Pro. */
final class Signed {
  static final String CAF_SECRET = "load-secret-0123456789-abcdef-0123456789";
  static final String SHUFTI_SECRET = "load-secret-9876543210-abcdef-9876543210";

  private static final int MAX_BODY = 4 * 1024 * 1024;

  private final byte[] json;

  private Signed(byte[] json) {
    this.json = json;
  }

  static Signed ofSize(int size) {
    StringBuilder json = new StringBuilder(size + 200);
    json.append("{\"requestId\":\"load\",\"isAlive\":true,\"iat\":")
        .append(Instant.now().getEpochSecond())
        .append(",\"reference\":\"load\",\"event\":\"verification.accepted\",\"fields\":[");
    Random random = new Random(7);
    String separator = "";
    while (json.length() < size - 100) {
      json.append(separator)
          .append("{\"name\":\"field-")
          .append(random.nextInt(1_000))
          .append("\",\"score\":0.")
          .append(100 + random.nextInt(900))
          .append(",\"text\":\"Zo\u00eb ")
          .append(Long.toHexString(random.nextLong()).repeat(Math.max(1, size / 16_384)))
          .append("\"}");
      separator = ",";
    }
    return new Signed(utf8(json.append("]}").toString()));
  }

  byte[] body() {
    return json;
  }

  byte[] token() {
    return utf8(TestVendor.withSecret(CAF_SECRET).token("HmacSHA256", TestVendor.HEADER, json));
  }

  String digest() {
    return TestVendor.withSecret(SHUFTI_SECRET).shuftiProSignature(json);
  }

  /** What Shufti Pro puts behind a body: the digest of the secret, as text. */
  static byte[] suffix() {
    return utf8(HexFormat.of().formatHex(sha256(utf8(SHUFTI_SECRET), new byte[0])));
  }

  static ResponseVerifier caf(ReplayGuard guard) {
    return verifier("caf", Schemes.caf(CafProduct.FACE_LIVENESS, keys(CAF_SECRET)), guard)
        .freshness(Freshness.within(Duration.ofHours(12)))
        .build();
  }

  static ResponseVerifier shuftiPro(ReplayGuard guard) {
    return verifier("shufti", Schemes.shuftiPro(keys(SHUFTI_SECRET)), guard).build();
  }

  private static KeySource keys(String secret) {
    return Keys.of(Secret.of("a secret of the load", secret));
  }

  private static ResponseVerifierBuilder verifier(
      String name, SignatureScheme scheme, ReplayGuard guard) {
    ResponseVerifierBuilder verifier =
        ResponseVerifier.named(name).scheme(scheme).maxBody(MAX_BODY).replayGuard(guard);
    return guard.equals(ReplayGuard.disabled()) ? verifier : verifier.onReplay(OnReplay.ATTACH);
  }

  static Mac newMac() {
    return TestVendor.withSecret(CAF_SECRET).newMac("HmacSHA256");
  }

  static byte[] sha256(byte[] first, byte[] second) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(first);
      return digest.digest(second);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] utf8(String text) {
    return TestVendor.utf8(text);
  }
}
