package io.github.verifiedresponse.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.scheme.SignatureScheme;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SignatureScheme} promises that is written in code: implement these methods, and
 * the tests are inherited. For an entry that was built with {@code Vendor.named(…)} there is {@link
 * SchemeContract}, which asks more.
 */
public interface SignatureSchemeContract {

  /**
   * A request in whose body the result is.
   *
   * @param headers by name, Content-Type among them; of all others it is asked whether a change is
   *     noticed, so give those only that the scheme reads
   * @param body the bytes, {@code Content.copyOf(…)}
   */
  record Genuine(Map<String, String> headers, Content body) {
    /** Copies the headers. */
    public Genuine {
      headers = Map.copyOf(headers);
    }

    InboundMessage message() {
      return InboundMessage.of("POST", "/results")
          .headers(
              name ->
                  headers.entrySet().stream()
                      .filter(header -> header.getKey().equalsIgnoreCase(name))
                      .map(Map.Entry::getValue)
                      .toList())
          .body(body)
          .build();
    }

    Genuine with(byte[] other) {
      return new Genuine(headers, Content.copyOf(other));
    }

    Genuine with(Map<String, String> other) {
      return new Genuine(other, body);
    }

    List<String> signatureHeaders() {
      return headers.keySet().stream()
          .filter(name -> !name.equalsIgnoreCase("Content-Type"))
          .toList();
    }
  }

  /** {@return the scheme under test, with a key of the test} */
  SignatureScheme scheme();

  /** {@return the same scheme with another key} */
  SignatureScheme withOtherKey();

  /** {@return a request that the scheme must accept} */
  Genuine genuine();

  /** What the vendor signs is verified. */
  @Test
  default void verifiesAGenuineRequest() {
    assertTrue(authentic(scheme(), genuine()).isPresent(), "the genuine request must be verified");
  }

  /** What another key signed is refused. */
  @Test
  default void refusesWhatAnotherKeySigned() {
    refuses(withOtherKey(), genuine(), "another key");
  }

  /** Each bit of the body is under the signature. */
  @Test
  default void refusesABodyWithOneOtherBit() {
    byte[] body = genuine().body().toByteArray();
    for (int bit = 0; bit < body.length * Byte.SIZE; bit++) {
      byte[] other = body.clone();
      other[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      refuses(scheme(), genuine().with(other), "another bit " + bit);
    }
  }

  /** A body that was cut, or has more, is refused. */
  @Test
  default void refusesAShorterAndALongerBody() {
    byte[] body = genuine().body().toByteArray();
    for (int length = 0; length < body.length; length++) {
      refuses(scheme(), genuine().with(Arrays.copyOf(body, length)), length + " bytes");
    }
    byte[] longer = Arrays.copyOf(body, body.length + 1);
    for (byte more : new byte[] {0, ' ', '\n', '}'}) {
      longer[body.length] = more;
      refuses(scheme(), genuine().with(longer), "one more byte");
    }
  }

  /** Each character of the headers that the scheme reads counts. */
  @Test
  default void refusesAHeaderWithOneOtherCharacter() {
    for (String name : signatureHeaders()) {
      String value = genuine().headers().getOrDefault(name, "");
      for (int i = 0; i < value.length(); i++) {
        char other = value.charAt(i) == '0' ? '1' : '0';
        String changed = value.substring(0, i) + other + value.substring(i + 1);
        refuses(scheme(), header(name, changed), name + " with another character " + i);
      }
    }
  }

  /** A header that the scheme reads may not be missing, empty, cut, or hold anything else. */
  @Test
  default void refusesAHeaderThatIsNoSignature() {
    for (String name : signatureHeaders()) {
      Map<String, String> without = new HashMap<>(genuine().headers());
      without.remove(name);
      refuses(scheme(), genuine().with(without), "without " + name);
      String value = genuine().headers().getOrDefault(name, "");
      for (String text :
          List.of("", ",", "=", "null", "\u00e9", value + value, value.substring(1), value + "0")) {
        refuses(scheme(), header(name, text), name + " with " + text.length() + " characters");
      }
    }
  }

  /** A result with two ids could be used twice. */
  @Test
  default void oneResultHasOneId() {
    String first = authentic(scheme(), genuine()).map(AuthenticMessage::id).orElse("");
    Genuine same = genuine();
    String second = authentic(scheme(), same).map(AuthenticMessage::id).orElse("");
    String again = authentic(scheme(), same).map(AuthenticMessage::id).orElse("");

    assertFalse(first.isEmpty(), "an id must not be empty");
    assertEquals(second, again, "the id of one result");
  }

  /** Checks of a time that no result has would refuse all of them. */
  @Test
  default void signsATimeWhereItSaysSo() {
    AuthenticMessage message = authentic(scheme(), genuine()).orElseThrow();

    assertEquals(scheme().signsTime(), message.time().issuedAt() != null, "signsTime()");
  }

  /** A type of event that no result has would acknowledge all of them unread. */
  @Test
  default void namesATypeWhereItSaysSo() {
    AuthenticMessage message = authentic(scheme(), genuine()).orElseThrow();

    assertEquals(scheme().namesType(), !message.type().isEmpty(), "namesType()");
  }

  private List<String> signatureHeaders() {
    List<String> names = genuine().signatureHeaders();
    Assumptions.assumeFalse(names.isEmpty(), "the signature is in the body");
    return names;
  }

  private Genuine header(String name, String value) {
    Map<String, String> headers = new HashMap<>(genuine().headers());
    headers.put(name, value);
    return genuine().with(headers);
  }

  private static void refuses(SignatureScheme scheme, Genuine request, String what) {
    assertTrue(authentic(scheme, request).isEmpty(), () -> "must be refused: " + what);
  }

  /** {@return what the scheme read, or nothing where it refused} */
  private static Optional<AuthenticMessage> authentic(SignatureScheme scheme, Genuine request) {
    Listening listening = new Listening(scheme, new AtomicReference<>());
    ResponseVerifier verifier =
        ResponseVerifier.named("contract")
            .scheme(listening)
            .freshness(scheme.signsTime() ? Freshness.unlimited() : Freshness.timestampNotSigned())
            .replayGuard(ReplayGuard.disabled())
            .build();
    Verification verification = verifier.verify(request.message());
    if (verification instanceof Verification.Rejected rejected) {
      assertNotEquals(
          Reason.UNAVAILABLE,
          rejected.reason(),
          "a scheme throws RejectedException and nothing else, whatever is sent");
      return Optional.empty();
    }
    return Optional.ofNullable(listening.read().get());
  }
}
