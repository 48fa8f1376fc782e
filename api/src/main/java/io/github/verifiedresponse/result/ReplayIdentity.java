package io.github.verifiedresponse.result;

import io.github.verifiedresponse.message.Content;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Which result this is, as 256 bits: SHA-256 over the replay scope and the result's id, each with
 * its length before it, so that no pair of scope and id can be read as another pair; or over scope
 * and what was signed, where the vendor has no id that is unique for each result.
 *
 * <p>It is made from signed content only. The text of a token or a header is never part of it,
 * because one signature has many spellings.
 */
public record ReplayIdentity(long first, long second, long third, long fourth) {
  /** In the place of an id's length, and no length: no content can be read as an id. */
  private static final byte[] CONTENT = {-1, -1, -1, -1};

  private static final MessageDigest UNUSED = newSha256();

  /**
   * {@return the identity of a result within a scope}
   *
   * @param scope the vendor account; results of different scopes never meet
   * @param id {@link AuthenticMessage#id()}
   */
  public static ReplayIdentity of(String scope, String id) {
    byte[] first = scope.getBytes(StandardCharsets.UTF_8);
    byte[] second = id.getBytes(StandardCharsets.UTF_8);
    ByteBuffer both = ByteBuffer.allocate(2 * Integer.BYTES + first.length + second.length);
    both.putInt(first.length).put(first).putInt(second.length).put(second);
    return of(sha256().digest(both.array()));
  }

  private static ReplayIdentity of(byte[] digest) {
    ByteBuffer bytes = ByteBuffer.wrap(digest);
    return new ReplayIdentity(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
  }

  /**
   * {@return the identity of a message within a scope and the account that it belongs to} It is the
   * vendor's own id where that is unique for each result, else what was signed.
   *
   * @param scope as in {@link #of(String, String)}
   * @param message an authentic message
   */
  public static ReplayIdentity of(String scope, AuthenticMessage message) {
    String account = message.account();
    String space = account.isEmpty() ? scope : of(scope, account).toHex();
    return message
        .counted()
        .map(signed -> of(space, signed))
        .orElseGet(() -> of(space, message.id()));
  }

  private static ReplayIdentity of(String space, Content signed) {
    MessageDigest digest = sha256();
    byte[] first = space.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(first.length).array());
    digest.update(first);
    digest.update(CONTENT);
    signed.lendTo(digest::update);
    return of(digest.digest());
  }

  /** {@return 64 lower-case hex digits: the key for stores that keep text} */
  public String toHex() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(first)
        + hex.toHexDigits(second)
        + hex.toHexDigits(third)
        + hex.toHexDigits(fourth);
  }

  /** A copy of one that nothing was put into is made sooner than another is looked up. */
  private static MessageDigest sha256() {
    try {
      return (MessageDigest) UNUSED.clone();
    } catch (CloneNotSupportedException e) {
      return newSha256();
    }
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
