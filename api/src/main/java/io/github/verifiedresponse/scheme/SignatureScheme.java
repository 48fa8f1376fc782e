package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.result.Sender;
import io.github.verifiedresponse.result.SignedTime;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A vendor's way of signing; {@code Schemes} in the {@code scheme} package has the known ones. */
@FunctionalInterface
public interface SignatureScheme {

  /**
   * Verifies what the carrier took and reads it as a result of this vendor.
   *
   * @param carried untrusted bytes and, for detached signatures, the signature's text
   * @throws RejectedException with {@link Reason#MALFORMED}, {@link Reason#MISSING_SIGNATURE},
   *     {@link Reason#UNVERIFIED} or, for a good signature over something that is no result of this
   *     kind, {@link Reason#WRONG_TYPE}
   */
  AuthenticMessage authenticate(SignedParts carried) throws RejectedException;

  /**
   * {@return the name that settings use, such as {@code shufti-pro}} It is also the default replay
   * scope: a result used at one verifier of a vendor is used at all of them.
   */
  default String name() {
    return "custom";
  }

  /** {@return where vendors of this kind put the signed thing; by default the body, as JSON} */
  default Carrier carrier() {
    return Carrier.body("application/json");
  }

  /**
   * {@return the names of the parts beside the content that it reads, and that a carrier may
   * collect from elsewhere} By default the {@code signature} alone, as {@link
   * SignedParts#signatureOr} does.
   */
  default Set<String> partNames() {
    return Set.of(SignedParts.SIGNATURE);
  }

  /**
   * {@return the fields of the signed JSON that it judges} They are found in one pass over the
   * bytes, as {@link InboundMessage#object} says; any other costs a second reading.
   */
  default Set<JsonPointer> fields() {
    return Set.of();
  }

  /**
   * {@return whether {@link SignedTime#issuedAt()} is under the signature, so that age can be
   * judged}
   */
  default boolean signsTime() {
    return false;
  }

  /**
   * {@return whether the vendor names the type of an event under its signature, as {@link
   * AuthenticMessage#type()} has it} Where it does not, {@code types} is refused at start.
   */
  default boolean namesType() {
    return false;
  }

  /** {@return how old a result may be where nothing else is set} */
  default Freshness freshness() {
    return signsTime()
        ? Freshness.within(Freshness.DEFAULT_MAX_AGE)
        : Freshness.timestampNotSigned();
  }

  /** {@return who sends such results where nothing else is set} */
  default Sender sender() {
    return Sender.CLIENT;
  }

  /**
   * {@return whether the signed thing is a credential that is presented again and again while it is
   * young, such as an ID token} Then no replay guard can count it, and its age must be limited.
   */
  default boolean isSession() {
    return false;
  }

  /**
   * Asks whether its keys are there, without taking anything, for readiness checks.
   *
   * @throws RejectedException with {@link Reason#UNAVAILABLE} when they cannot be had; by default
   *     never
   */
  default void requireReady() throws RejectedException {}

  /**
   * {@return when the next of its keys ends, as {@link KeySource#nextEnd} says} Empty by default.
   */
  default Optional<Instant> nextKeyEnd() {
    return Optional.empty();
  }
}
