package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.Carried;
import io.github.verifiedresponse.KeySource;
import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 over the raw bytes and then a secret suffix, compared as 64 lower-case hex digits.
 *
 * <p>The secret comes last, so the length of a digest cannot be extended; but this is not a MAC,
 * and the legacy digest of an <em>empty</em> body is the newer form's very suffix. So empty content
 * is refused before it is hashed, and an expected digest never leaves this class.
 */
final class SuffixDigest {
  private static final int HEX_DIGITS = 64;

  /** What follows the content under the hash. */
  enum Suffix {
    SECRET,
    HEX_SHA256_OF_SECRET;

    byte[] of(byte[] secret) {
      return switch (this) {
        case SECRET -> secret.clone();
        case HEX_SHA256_OF_SECRET -> ascii(HexFormat.of().formatHex(sha256().digest(secret)));
      };
    }
  }

  private final KeySource secrets;

  /** Copied for each message, which is cheaper than to ask the platform for a new one. */
  private final MessageDigest unused = sha256();

  private final PerSecret<byte[]> suffixes;

  /** Tries a digest: what this Java platform cannot do is to be known at start. */
  SuffixDigest(Suffix suffix, KeySource secrets) {
    copy(unused);
    this.secrets = secrets;
    this.suffixes = new PerSecret<>(suffix::of);
  }

  /** {@return the secret that fitted} */
  Secret verify(Carried carried, String signature) throws RejectedException {
    requireHex(signature);
    if (carried.content().isEmpty()) {
      throw new RejectedException(Reason.MALFORMED, "an empty body is no result");
    }
    List<Secret> active = secrets.secrets(carried.message());
    byte[] claimed = HexFormat.of().parseHex(signature);
    MessageDigest ofContent = copy(unused);
    carried.content().transferTo(ofContent::update);
    List<Secret> fitting = new ArrayList<>(1);
    for (int i = 0; i < active.size(); i++) {
      // the content is hashed once, however many secrets are active
      MessageDigest digest = i + 1 < active.size() ? copy(ofContent) : ofContent;
      digest.update(suffixes.of(active.get(i)));
      if (MessageDigest.isEqual(digest.digest(), claimed)) {
        fitting.add(active.get(i));
      }
    }
    if (fitting.isEmpty()) {
      throw new RejectedException(Reason.UNVERIFIED, "the signature could not be verified");
    }
    return fitting.get(0);
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this security provider's digests cannot be cloned", e);
    }
  }

  /** ASCII digits only: library readers of hex take full-width digits, signs and spaces. */
  private static void requireHex(String signature) throws RejectedException {
    boolean hex = signature.length() == HEX_DIGITS;
    for (int i = 0; hex && i < HEX_DIGITS; i++) {
      char c = signature.charAt(i);
      hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    if (!hex) {
      throw new RejectedException(
          Reason.MALFORMED, "the signature is not 64 lower-case hex digits");
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
