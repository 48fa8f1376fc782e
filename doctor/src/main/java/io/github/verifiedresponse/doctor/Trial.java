package io.github.verifiedresponse.doctor;

import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.scheme.SignatureScheme;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks signatures with one set-up, through the same objects as a verifier does. */
final class Trial {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Setup setup;
  private final SignatureScheme scheme;
  private final Carrier place;
  private final @Nullable SignatureScheme underAnotherKey;
  private final Set<String> askedHeaders = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * What became of one message.
   *
   * @param signatureFits whether the cryptography accepted it
   * @param result what was signed, unless it is refused behind the signature
   * @param reason why it is refused; meaningless with a result
   */
  record Result(
      boolean signatureFits, Optional<AuthenticMessage> result, Reason reason, String detail) {

    boolean isAuthentic() {
      return result.isPresent();
    }
  }

  /**
   * Builds the scheme.
   *
   * @throws IllegalArgumentException as {@link Setup#scheme} says
   */
  Trial(Setup setup) {
    this.setup = setup;
    this.scheme = setup.scheme();
    this.place = setup.place();
    this.underAnotherKey =
        setup.secret().isEmpty() ? null : setup.withSecret(randomSecret()).scheme();
  }

  /** {@return a trial, or nothing where such a set-up is impossible} */
  static Optional<Trial> of(Setup setup) {
    try {
      return Optional.of(new Trial(setup));
    } catch (IllegalArgumentException impossible) {
      return Optional.empty();
    }
  }

  /**
   * {@return a trial that no signature passes, for a set-up whose secret cannot be one}
   *
   * @throws IllegalArgumentException when the set-up is wrong whatever the secret
   */
  static Trial withRandomSecret(Setup setup) {
    return new Trial(setup.withSecret(randomSecret()));
  }

  /** A text that every form of key accepts. */
  private static String randomSecret() {
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    return HexFormat.of().formatHex(key);
  }

  Setup setup() {
    return setup;
  }

  SignatureScheme scheme() {
    return scheme;
  }

  /** {@return the names of all headers that were looked for} */
  List<String> askedHeaders() {
    return List.copyOf(askedHeaders);
  }

  /** {@return what the carrier finds; empty when it refuses the message} */
  Optional<SignedParts> parts(Message message) {
    try {
      return Optional.of(message.carriedBy(place).take(inbound(message)));
    } catch (RejectedException notThere) {
      return Optional.empty();
    }
  }

  Result examine(Message message) {
    try {
      return new Result(true, Optional.of(authenticate(scheme, message)), Reason.UNVERIFIED, "");
    } catch (RejectedException refused) {
      boolean fits =
          switch (refused.reason()) {
            case WRONG_TYPE, STALE -> true;
            case MALFORMED, TOO_LARGE -> dependsOnTheKey(message);
            default -> false;
          };
      return new Result(fits, Optional.empty(), refused.reason(), refused.detail());
    }
  }

  private AuthenticMessage authenticate(SignatureScheme scheme, Message message)
      throws RejectedException {
    return scheme.authenticate(message.carriedBy(place).take(inbound(message)));
  }

  /** Only behind the signature can the key make a difference. */
  private boolean dependsOnTheKey(Message message) {
    if (underAnotherKey == null) {
      return false;
    }
    try {
      authenticate(underAnotherKey, message);
      return false;
    } catch (RejectedException refused) {
      return refused.reason() == Reason.UNVERIFIED;
    }
  }

  private InboundMessage inbound(Message message) {
    Request request = message.request();
    return request
        .message()
        .headers(
            name -> {
              askedHeaders.add(name);
              return request.values(name);
            })
        .build();
  }

  /** Shows the set-up. */
  @Override
  public String toString() {
    return "Trial[" + setup + "]";
  }
}
