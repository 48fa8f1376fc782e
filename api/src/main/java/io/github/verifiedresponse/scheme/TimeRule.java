package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.StrictObject;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.result.SignedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a vendor puts the time that it signs, and how old a result may be by default.
 *
 * @param place {@code beside} the signature, another {@link Place}, or a pointer into the payload;
 *     empty when no time is signed
 * @param maxAge null when results of any age are accepted by default
 * @param text where the text of the time is, when it is not beside the signature
 * @param pointer where it is in the payload
 */
record TimeRule(
    String place,
    TimeForm form,
    @Nullable Duration maxAge,
    @Nullable Place text,
    JsonPointer pointer) {
  static final TimeRule NONE = new TimeRule("", TimeForm.SECONDS, null, null, JsonPointer.empty());

  private static final String BESIDE = "beside";

  static TimeRule of(String place, TimeForm form, @Nullable Duration maxAge) {
    boolean inPayload = place.startsWith("/");
    return new TimeRule(
        place,
        form,
        maxAge,
        inPayload || place.equals(BESIDE) ? null : Place.parse(place),
        inPayload ? Place.pointer(place) : JsonPointer.empty());
  }

  boolean isSigned() {
    return !place.isEmpty();
  }

  /** {@return whether it is written beside the signature} */
  boolean isBeside() {
    return place.equals(BESIDE);
  }

  /** {@return whether it is a text of the request, which is part of the signed text} */
  boolean isText() {
    return isSigned() && pointer.matches();
  }

  Freshness freshness() {
    if (!isSigned()) {
      return Freshness.timestampNotSigned();
    }
    return maxAge == null ? Freshness.unlimited() : Freshness.within(maxAge);
  }

  /** {@return the time as received, for the signed text; empty when it is in the payload} */
  String text(Received received, @Nullable String beside) throws RejectedException {
    if (!isText()) {
      return "";
    }
    String written = beside != null ? beside : received.text(Objects.requireNonNull(text));
    if (form.parse(written) == null) {
      throw new RejectedException(Reason.MALFORMED, "the signed time is not a time");
    }
    return written;
  }

  SignedTime of(String text, StrictObject payload, boolean isForm) throws RejectedException {
    if (!isSigned()) {
      return SignedTime.NONE;
    }
    Instant time = isText() ? form.parse(text) : form.read(payload.at(pointer), isForm);
    if (time == null) {
      throw new RejectedException(Reason.STALE, "the signed time is missing or is not a time");
    }
    return SignedTime.issuedAt(time);
  }
}
