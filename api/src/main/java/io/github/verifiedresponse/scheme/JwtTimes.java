package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.StrictObject;
import io.github.verifiedresponse.result.SignedTime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The registered times of a JWT (RFC 7519, sections 4.1.4 to 4.1.6), as JSON integers of seconds. A
 * time of another type or out of range is refused: it never counts as absent.
 */
final class JwtTimes {
  /** The last second of the year 9999; milliseconds by mistake are far beyond it. */
  private static final long LATEST = 253_402_300_799L;

  private static final JsonPointer NOT_BEFORE = Place.pointer("/nbf");
  private static final JsonPointer EXPIRES = Place.pointer("/exp");

  /** The fields in which they are. */
  static final List<JsonPointer> FIELDS = List.of(NOT_BEFORE, EXPIRES);

  private JwtTimes() {}

  /** {@return the times of a token whose time of issue was read already} */
  static SignedTime with(@Nullable Instant issuedAt, StrictObject payload)
      throws RejectedException {
    return new SignedTime(issuedAt, time(payload, NOT_BEFORE), time(payload, EXPIRES));
  }

  private static @Nullable Instant time(StrictObject payload, JsonPointer field)
      throws RejectedException {
    JsonNode value = payload.at(field);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw unusable(field);
    }
    long seconds = value.longValue();
    if (seconds < 0 || seconds > LATEST) {
      throw unusable(field);
    }
    return Instant.ofEpochSecond(seconds);
  }

  private static RejectedException unusable(JsonPointer field) {
    return new RejectedException(
        Reason.STALE,
        "the signed " + field.getMatchingProperty() + " is not a number of seconds since 1970");
  }
}
