package io.github.verifiedresponse.key;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;

/**
 * A shared secret as the vendor handed it out: text, used as UTF-8. Its bytes leave it only into a
 * key that a scheme derives, and its {@code toString} shows its name.
 */
public final class Secret {
  /** RFC 7518, section 3.2: an HS256 key has at least the size of the hash. */
  private static final int STRONG_BYTES = 32;

  private static final int SHORTEST_BYTES = 16;

  private final String name;
  private final String account;
  private final byte[] bytes;

  private Secret(String name, String account, byte[] bytes) {
    this.name = name;
    this.account = account;
    this.bytes = bytes;
  }

  /**
   * {@return a secret of 32 bytes or more}
   *
   * @param name where it comes from, for messages and logs, such as {@code environment variable
   *     CAF_CLIENT_SECRET}
   * @param text the secret
   * @throws IllegalArgumentException naming {@code name} and the fix, never the text, when it is
   *     shorter or cannot be what a vendor handed out: blank; with white space or quotation marks
   *     around it, or with characters that cannot be seen; a placeholder, a reference to a secret
   *     store, JSON, a name with a value, a PEM or public key; a well-known sample, or text without
   *     any chance in it
   */
  public static Secret of(String name, String text) {
    return noSample(checked(name, text, STRONG_BYTES), text);
  }

  /**
   * {@return a secret of 16 bytes or more, for a vendor's secret that cannot be changed} A short
   * secret can be guessed off line from one signed result.
   *
   * @param name as in {@link #of}
   * @param text the secret
   * @throws IllegalArgumentException as in {@link #of}, for fewer than 16 bytes
   */
  public static Secret ofShort(String name, String text) {
    return noSample(checked(name, text, SHORTEST_BYTES), text);
  }

  /**
   * {@return a secret of 16 bytes or more that everybody may know, for demonstrations and for tests
   * with a vendor's printed examples} Anyone who reads the vendor's documentation can sign with it.
   *
   * @param name as in {@link #of}
   * @param text the secret
   * @throws IllegalArgumentException as in {@link #ofShort}, but not for samples
   */
  public static Secret ofSample(String name, String text) {
    return checked(name, text, SHORTEST_BYTES);
  }

  private static Secret noSample(Secret secret, String text) {
    if (SampleSecrets.isOne(text)) {
      throw sample(secret.name);
    }
    return secret;
  }

  private static IllegalArgumentException sample(String name) {
    return new IllegalArgumentException(
        name + " is a sample value: set it to the secret that the vendor gave you");
  }

  private static Secret checked(String name, String text, int atLeast) {
    Objects.requireNonNull(name, "name");
    SecretText.requirePossible(name, text);
    if (SampleSecrets.asksToBeReplaced(text)) {
      throw sample(name);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < atLeast) {
      throw new IllegalArgumentException(
          name
              + " is shorter than "
              + atLeast
              + " bytes: "
              + (atLeast == STRONG_BYTES && bytes.length >= SHORTEST_BYTES
                  ? "ask the vendor for a longer one, or accept it with allow-short-secret=true"
                  : "ask the vendor for a longer one"));
    }
    return new Secret(name, "", bytes);
  }

  /** {@return where the secret comes from} */
  public String name() {
    return name;
  }

  /**
   * {@return the same secret as that of one account with the vendor} What one account's secret
   * signed is another result than what another's did, even with the same id.
   *
   * @param account a name of yours, such as the tenant's
   */
  public Secret ofAccount(String account) {
    return new Secret(name, Objects.requireNonNull(account, "account"), bytes);
  }

  /** {@return the account, empty when there is only one} */
  public String account() {
    return account;
  }

  /** {@return whether it has fewer than the 32 bytes that RFC 7518 asks of an HS256 key} */
  public boolean isShort() {
    return bytes.length < STRONG_BYTES;
  }

  /**
   * Hands a copy of the bytes to a scheme that derives its key from them, and wipes the copy.
   *
   * @param derivation makes a key; it must not keep the array
   */
  public <K> K derive(Function<byte[], K> derivation) {
    byte[] copy = bytes.clone();
    try {
      return derivation.apply(copy);
    } finally {
      Arrays.fill(copy, (byte) 0);
    }
  }

  /**
   * {@return whether the other secret has the same bytes} For checks at start, not in a request.
   */
  public boolean sameAs(Secret other) {
    return Arrays.equals(bytes, other.bytes);
  }

  /**
   * {@return whether this secret ends with the other: then, under a digest of body and secret, a
   * signature made with this one fits another body under the other one}
   */
  public boolean endsWith(Secret other) {
    int start = bytes.length - other.bytes.length;
    return start >= 0
        && Arrays.equals(bytes, start, bytes.length, other.bytes, 0, other.bytes.length);
  }

  /** Shows the name, never the secret. */
  @Override
  public String toString() {
    return "Secret[" + name + "]";
  }
}
