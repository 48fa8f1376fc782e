package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.Content;
import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Base64url without padding (RFC 7515, section 2) in its one canonical spelling. Decoders that skip
 * what they do not know, or ignore unused bits, read thousands of texts as one token.
 */
final class StrictBase64Url {
  private StrictBase64Url() {}

  /** {@return the first index from {@code start} on that is not in the alphabet, or the size} */
  static int endOfAlphabet(Content text, int start) {
    int end = start;
    while (end < text.size() && isInAlphabet(text.byteAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isInAlphabet(byte b) {
    return (b >= 'A' && b <= 'Z')
        || (b >= 'a' && b <= 'z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b == '_';
  }

  /** Decodes, and refuses what does not encode back to the same bytes. */
  static byte[] decode(Content text) throws RejectedException {
    byte[] encoded = text.toByteArray();
    try {
      byte[] decoded = Base64.getUrlDecoder().decode(encoded);
      if (Arrays.equals(Base64.getUrlEncoder().withoutPadding().encode(decoded), encoded)) {
        return decoded;
      }
    } catch (IllegalArgumentException e) {
      // falls through to the one answer
    }
    throw new RejectedException(Reason.MALFORMED, "a part of the token is not canonical Base64url");
  }
}
