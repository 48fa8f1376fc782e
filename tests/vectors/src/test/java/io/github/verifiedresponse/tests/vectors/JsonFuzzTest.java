package io.github.verifiedresponse.tests.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.nio.charset.StandardCharsets;

/** Any bytes are one JSON object or malformed, and what is one is read the same once more. */
class JsonFuzzTest {

  @FuzzTest(maxDuration = FuzzTime.EACH)
  void reads(byte[] bytes) {
    assertTimeout(FuzzTime.SOON, () -> read(bytes));
  }

  private static void read(byte[] bytes) {
    Content content = Content.copyOf(bytes);
    try {
      String json = content.toJsonObject().toString();
      assertThat(Edits.bytes(content.toText(StandardCharsets.UTF_8))).isEqualTo(bytes);
      assertThat(Content.ofText(json).toJsonObject()).hasToString(json);
    } catch (RejectedException refused) {
      assertThat(refused.reason()).isIn(Reason.MALFORMED, Reason.TOO_LARGE);
    }
  }
}
