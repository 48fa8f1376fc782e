package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over the signed bytes and then a secret suffix.
 *
 * <p>The secret comes last, so the length of a digest cannot be extended; but this is not a MAC,
 * and the legacy digest of an <em>empty</em> body is the newer form's very suffix. So empty content
 * is refused before it gets here, and an expected digest never leaves this class.
 */
final class SuffixDigest implements Primitive {
  private static final int LENGTH = 32;

  private final KeySource secrets;

  /** Copied when there is no spare, which is cheaper than to ask the platform for a new one. */
  private final MessageDigest unused = sha256();

  private final ObjectPool<MessageDigest> spares = new ObjectPool<>();
  private final PerSecretCache<byte[]> suffixes;

  /** Tries a digest: what this Java platform cannot do is to be known at start. */
  SuffixDigest(KeyForm suffix, KeySource secrets) {
    copy(unused);
    this.secrets = secrets;
    this.suffixes = new PerSecretCache<>(suffix::key);
  }

  @Override
  public @Nullable FittingKey fitting(
      InboundMessage message, String keyId, SignedMessage signed, List<byte[]> claimed)
      throws RejectedException {
    List<Secret> active = FittingKey.noted(message, secrets.secrets(message));
    MessageDigest spare = spares.take();
    MessageDigest ofContent = spare != null ? spare : copy(unused);
    signed.lendTo(ofContent::update);
    Secret fitting = null;
    for (int i = 0; i < active.size(); i++) {
      // the content is hashed once, however many secrets are active
      MessageDigest digest = i + 1 < active.size() ? copy(ofContent) : ofContent;
      digest.update(suffixes.of(active.get(i)));
      byte[] expected = digest.digest();
      for (byte[] claim : claimed) {
        if (MessageDigest.isEqual(expected, claim) && fitting == null) {
          fitting = active.get(i);
        }
      }
    }
    ofContent.reset(); // a key source may have named no secret at all
    spares.putBack(ofContent);
    return fitting == null ? null : FittingKey.of(fitting);
  }

  @Override
  public int length() {
    return LENGTH;
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this security provider's digests cannot be cloned", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
