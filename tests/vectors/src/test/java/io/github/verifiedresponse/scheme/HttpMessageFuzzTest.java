package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.tests.vectors.FuzzMessages;
import io.github.verifiedresponse.tests.vectors.FuzzTime;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Any message is refused as no message that was signed as RFC 9421 says, whichever components have
 * to be covered; and any text is a structured field, or is refused by its reader. An input is a
 * message.
 */
class HttpMessageFuzzTest {
  private static final Deployment DEPLOYMENT =
      FuzzMessages.deployment()
          .with("alg", "hmac-sha256")
          .with("public-url", "https://www.example.com");

  private static final List<ResponseVerifier> VERIFIERS =
      List.of(
          FuzzMessages.verifier(OpenHttpSignature.scheme(DEPLOYMENT)),
          FuzzMessages.verifier(Vendors.named("rfc9421").scheme(DEPLOYMENT)));

  @FuzzTest(maxDuration = FuzzTime.EACH)
  void verifies(byte[] bytes) {
    assertTimeout(FuzzTime.SOON, () -> verify(new String(bytes, StandardCharsets.UTF_8)));
  }

  private static void verify(String text) {
    InboundMessage message = FuzzMessages.read(text);
    for (ResponseVerifier verifier : VERIFIERS) {
      assertThat(Verdicts.reason(verifier.verify(message)).status()).isBetween(400, 499);
    }
    for (String value : text.lines().toList()) {
      reads(() -> StructuredFields.innerLists(value));
      reads(() -> StructuredFields.byteSequences(value));
    }
  }

  private static void reads(Runnable reader) {
    try {
      reader.run();
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageMatching("(?s).+");
    }
  }
}
