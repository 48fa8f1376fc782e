package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.wire.ArraySink;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Plain digests that a signature commits to. */
final class Digests {
  private Digests() {}

  /** {@return 32 bytes} */
  static Content sha256(Content content) {
    return Content.copyOf(digest("SHA-256", content));
  }

  /** {@return 32 bytes} */
  static Content sha256(SignedMessage message) {
    return Content.copyOf(digest("SHA-256", message::lendTo));
  }

  /** {@return 64 lower-case hex digits} */
  static String sha256Hex(Content content) {
    return HexFormat.of().formatHex(digest("SHA-256", content));
  }

  static byte[] digest(String algorithm, Content content) {
    return digest(algorithm, content::lendTo);
  }

  private static byte[] digest(String algorithm, Consumer<ArraySink> bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      bytes.accept(digest::update);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
