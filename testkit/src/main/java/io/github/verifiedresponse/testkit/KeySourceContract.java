package io.github.verifiedresponse.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every {@link KeySource} promises, one of yours too: implement these methods, and the tests
 * are inherited. A promise that makes no sense for the source, such as that of strangers where all
 * messages have the same secret, is an aborted test.
 */
public interface KeySourceContract {

  /** {@return the source under test} */
  KeySource keys();

  /** {@return a message that the source has secrets for} */
  InboundMessage known();

  /**
   * {@return a message of a tenant that there is none of; empty where all have the same secrets}
   */
  Optional<InboundMessage> stranger();

  /** {@return the source while what it asks does not answer; empty where it asks nothing} */
  Optional<KeySource> broken();

  /** A scheme tries all secrets of a message, so there are from one to four. */
  @Test
  default void hasFromOneToFourSecrets() throws Exception {
    int secrets = keys().secrets(known()).size();

    assertTrue(secrets >= 1 && secrets <= 4, () -> "there are " + secrets);
  }

  /**
   * Under a digest of body and secret, a signature with a secret that ends with another fits
   * another body under the other one.
   */
  @Test
  default void noSecretEndsWithAnother() throws Exception {
    List<Secret> secrets = keys().secrets(known());

    for (Secret one : secrets) {
      for (Secret other : secrets) {
        assertFalse(one != other && one.endsWith(other), "a secret ends with another");
      }
    }
  }

  /** Schemes keep what they derive from a secret, so an unchanged one stays the same object. */
  @Test
  default void answersTheSameObjectsWhileNothingChanges() throws Exception {
    List<Secret> first = keys().secrets(known());
    List<Secret> second = keys().secrets(known());

    assertEquals(first, second, "an unchanged secret must be the same object each time");
  }

  /** Requests come at the same time. */
  @Test
  default void answersManyThreadsAlike() throws Exception {
    KeySource source = keys();
    List<Secret> alone = source.secrets(known());

    assertEquals(16, Together.count(() -> source.secrets(known()).equals(alone)));
  }

  /** A stranger is refused like a wrong signature, or verified under a secret of no one. */
  @Test
  default void givesAStrangerNoOnesSecret() throws Exception {
    Assumptions.assumeTrue(stranger().isPresent(), "all messages have the same secrets");
    InboundMessage stranger = stranger().orElseThrow();
    List<Secret> own = keys().secrets(known());
    try {
      for (Secret secret : keys().secrets(stranger)) {
        assertTrue(own.stream().noneMatch(secret::sameAs), "a stranger has another one's secret");
      }
    } catch (RejectedException e) {
      assertEquals(Reason.UNVERIFIED, e.reason(), "what a stranger is refused as");
    }
  }

  /** A source that cannot be asked must not look like a wrong signature, nor break the request. */
  @Test
  default void isUnavailableWhileItCannotBeAsked() {
    Assumptions.assumeTrue(broken().isPresent(), "this source asks nothing");
    KeySource source = broken().orElseThrow();

    RejectedException refused =
        assertThrows(RejectedException.class, () -> source.secrets(known()));
    assertEquals(Reason.UNAVAILABLE, refused.reason());
  }

  /** A source is printed in messages and logs; a record prints what it holds. */
  @Test
  default void showsNoSecret() throws Exception {
    String text = keys().toString();

    for (Secret secret : keys().secrets(known())) {
      String plain = secret.derive(bytes -> new String(bytes, StandardCharsets.UTF_8));
      assertFalse(text.contains(plain), "toString shows a secret");
    }
  }
}
