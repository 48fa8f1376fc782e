package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.Carried;
import io.github.verifiedresponse.KeySource;
import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
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
  private static final byte[] HEX_VALUES = new byte['f' + 1];

  static {
    Arrays.fill(HEX_VALUES, (byte) -1);
    for (byte value = 0; value < 16; value++) {
      HEX_VALUES["0123456789abcdef".charAt(value)] = value;
    }
  }

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

  /** Copied when there is no spare, which is cheaper than to ask the platform for a new one. */
  private final MessageDigest unused = sha256();

  private final Spares<MessageDigest> spares = new Spares<>();
  private final PerSecret<byte[]> suffixes;

  /** Tries a digest: what this Java platform cannot do is to be known at start. */
  SuffixDigest(Suffix suffix, KeySource secrets) {
    copy(unused);
    this.secrets = secrets;
    this.suffixes = new PerSecret<>(suffix::of);
  }

  /** {@return the secret that fitted} */
  Secret verify(Carried carried, String signature) throws RejectedException {
    byte[] claimed = decodeHex(signature);
    if (carried.content().isEmpty()) {
      throw new RejectedException(Reason.MALFORMED, "an empty body is no result");
    }
    List<Secret> active = secrets.secrets(carried.message());
    MessageDigest spare = spares.take();
    MessageDigest ofContent = spare != null ? spare : copy(unused);
    carried.content().transferTo(ofContent::update);
    Secret fitting = null;
    for (int i = 0; i < active.size(); i++) {
      // the content is hashed once, however many secrets are active
      MessageDigest digest = i + 1 < active.size() ? copy(ofContent) : ofContent;
      digest.update(suffixes.of(active.get(i)));
      if (MessageDigest.isEqual(digest.digest(), claimed) && fitting == null) {
        fitting = active.get(i);
      }
    }
    ofContent.reset(); // a key source may have named no secret at all
    spares.putBack(ofContent);
    if (fitting == null) {
      throw new RejectedException(Reason.UNVERIFIED, "the signature could not be verified");
    }
    return fitting;
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this security provider's digests cannot be cloned", e);
    }
  }

  /** ASCII digits only: library readers of hex take full-width digits, signs and spaces. */
  private static byte[] decodeHex(String signature) throws RejectedException {
    byte[] decoded = new byte[HEX_DIGITS / 2];
    int value = signature.length() == HEX_DIGITS ? 0 : -1;
    for (int i = 0; value >= 0 && i < HEX_DIGITS; i++) {
      char c = signature.charAt(i);
      value = c < HEX_VALUES.length ? HEX_VALUES[c] : -1;
      decoded[i / 2] = (byte) (decoded[i / 2] << 4 | value);
    }
    if (value < 0) {
      throw new RejectedException(
          Reason.MALFORMED, "the signature is not 64 lower-case hex digits");
    }
    return decoded;
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
