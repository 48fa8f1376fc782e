package io.github.verifiedresponse.tests.load;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What the sample answers, made of a body that nobody has verified. */
final class OpenReceipt {
  private OpenReceipt() {}

  /** {@return a receipt of what a token carries} */
  static String ofToken(byte[] token) {
    String text = new String(token, StandardCharsets.US_ASCII);
    String payload = text.substring(text.indexOf('.') + 1, text.lastIndexOf('.'));
    return ofBody(Base64.getUrlDecoder().decode(payload));
  }

  /** {@return a receipt of a body} */
  static String ofBody(byte[] body) {
    return "{\"verifier\":null,\"payload\":" + new String(body, StandardCharsets.UTF_8) + "}";
  }
}
