package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.SignedTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The registered times of a JWT (RFC 7519, sections 4.1.4 to 4.1.6), as JSON integers of seconds. A
 * time of another type or out of range is refused: it never counts as absent.
 */
final class JwtTimes {
  /** The last second of the year 9999; milliseconds by mistake are far beyond it. */
  private static final long LATEST = 253_402_300_799L;

  private JwtTimes() {}

  /** {@return the times of a token whose time of issue was read already} */
  static SignedTime with(@Nullable Instant issuedAt, ObjectNode payload) throws RejectedException {
    return new SignedTime(issuedAt, time(payload, "nbf"), time(payload, "exp"));
  }

  private static @Nullable Instant time(ObjectNode payload, String name) throws RejectedException {
    JsonNode value = payload.get(name);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw unusable(name);
    }
    long seconds = value.longValue();
    if (seconds < 0 || seconds > LATEST) {
      throw unusable(name);
    }
    return Instant.ofEpochSecond(seconds);
  }

  private static RejectedException unusable(String name) {
    return new RejectedException(
        Reason.STALE, "the signed " + name + " is not a number of seconds since 1970");
  }
}
