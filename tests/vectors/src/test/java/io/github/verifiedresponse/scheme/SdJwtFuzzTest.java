package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.tests.vectors.FuzzMessages;
import io.github.verifiedresponse.tests.vectors.FuzzTime;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Any text is refused as no SD-JWT. An input that begins with {@code sign} and a line feed is what
 * an issuer signs, a line of claims, and then disclosures, a line each, so that what lies behind
 * the signature is reached; {@code #} in the claims stands for the digest of the next disclosure.
 * What is genuine so is refused as used.
 */
class SdJwtFuzzTest {
  private static final String SIGN = "sign\n";

  /** Under a shared secret: a public key would be looked at ten times less often. */
  private static final Vendor VENDOR =
      Vendor.named("fuzzed")
          .relayed()
          .family(Vendor.Family.SD_JWT)
          .carrier("text")
          .with(Algorithm.HMAC_SHA256)
          .from("fuzzing");

  private static final ResponseVerifier VERIFIER =
      FuzzMessages.verifier(VENDOR.scheme(FuzzMessages.deployment(VENDOR)));

  @FuzzTest(maxDuration = FuzzTime.EACH)
  void opens(byte[] bytes) {
    assertTimeout(FuzzTime.SOON, () -> open(bytes));
  }

  private static void open(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    boolean isSigned = text.startsWith(SIGN);
    TestMessage message =
        new TestMessage()
            .header("Content-Type", "application/dc+sd-jwt")
            .body(Content.copyOf(isSigned ? utf8(issued(text.substring(SIGN.length()))) : bytes));
    Reason reason = Verdicts.reason(VERIFIER.verify(message.build()));
    assertThat(reason.status()).isBetween(400, 499);
    assertThat(reason == Reason.REPLAYED && !isSigned).as("accepted unsigned").isFalse();
  }

  private static String issued(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    StringBuilder disclosures = new StringBuilder("~");
    String claims = lines.get(0);
    for (String line : lines.subList(1, lines.size())) {
      String disclosure = base64Url(line);
      int hash = claims.indexOf('#');
      if (hash >= 0) {
        String digest =
            Encoding.BASE64URL.encode(Digests.digest("SHA-256", Content.ofText(disclosure)));
        claims = claims.substring(0, hash) + digest + claims.substring(hash + 1);
      }
      disclosures.append(disclosure).append('~');
    }
    String input = base64Url("{\"alg\":\"HS256\"}") + "." + base64Url(claims);
    SigningKey key = FuzzMessages.key(VENDOR);
    return input
        + "."
        + Encoding.BASE64URL.encode(key.sign(VENDOR.algorithm, utf8(input)))
        + disclosures;
  }

  private static String base64Url(String latin1) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
