package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.tests.vectors.FuzzMessages;
import io.github.verifiedresponse.tests.vectors.FuzzTime;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Any text is a template of what is signed, or is refused as a mistake of the entry; and no message
 * fits one without the key. An input is a line with the template, and then a message.
 */
class TemplateFuzzTest {
  private static final Deployment DEPLOYMENT =
      FuzzMessages.deployment()
          .with("public-url", "https://www.example.com")
          .with("name", "configured");

  @FuzzTest(maxDuration = FuzzTime.EACH)
  void signs(byte[] bytes) {
    assertTimeout(FuzzTime.SOON, () -> sign(new String(bytes, StandardCharsets.UTF_8)));
  }

  private static void sign(String text) {
    int end = text.indexOf('\n');
    String template = end < 0 ? text : text.substring(0, end);
    Optional<SignatureScheme> scheme = scheme(template);
    if (scheme.isPresent()) {
      ResponseVerifier verifier = FuzzMessages.verifier(scheme.get());
      assertThat(
              Verdicts.reason(verifier.verify(FuzzMessages.read(text.substring(end + 1)))).status())
          .isBetween(400, 499);
    }
  }

  /** An entry of a vendor that signs this, where the table would let it in. */
  private static Optional<SignatureScheme> scheme(String template) {
    try {
      VendorBuilder vendor =
          Vendor.named("fuzzed")
              .relayed()
              .signature("header:X-Signature", "{signature}")
              .signs(template)
              .with(Algorithm.HMAC_SHA256, Encoding.HEX)
              .time("header:X-Time", TimeForm.SECONDS, null);
      Vendor built = (template.contains("params") ? vendor.form() : vendor.raw()).from("fuzzing");
      return Optional.of(built.scheme(DEPLOYMENT));
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageMatching("(?s).+");
      return Optional.empty();
    }
  }
}
