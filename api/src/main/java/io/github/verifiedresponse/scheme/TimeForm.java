package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a signed time is written. Texts have one length, so that no digit can move to a neighbour.
 */
public enum TimeForm {
  /** Seconds since 1970; as text, ten digits. */
  SECONDS(10),
  /** Milliseconds since 1970; as text, thirteen digits. */
  MILLISECONDS(13),
  /** RFC 3339, with a zone. */
  RFC3339(0);

  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");

  /** The last second of the year 9999; milliseconds by mistake are far beyond it. */
  private static final long LATEST = 253_402_300_799L;

  /** How many digits it has; 0 when it is no number. */
  private final int digits;

  TimeForm(int digits) {
    this.digits = digits;
  }

  /** {@return the instant, or null when the text is no time in this form} */
  @Nullable Instant parse(String value) {
    if (!isWellFormed(value)) {
      return null;
    }
    try {
      return switch (this) {
        case SECONDS -> Instant.ofEpochSecond(Long.parseLong(value));
        case MILLISECONDS -> Instant.ofEpochMilli(Long.parseLong(value));
        case RFC3339 -> OffsetDateTime.parse(value).toInstant();
      };
    } catch (DateTimeException e) {
      return null;
    }
  }

  private boolean isWellFormed(String value) {
    if (digits == 0) {
      return TIMESTAMP.matcher(value).matches();
    }
    boolean fits = value.length() == digits && value.charAt(0) != '0';
    for (int i = 0; fits && i < digits; i++) {
      fits = value.charAt(i) >= '0' && value.charAt(i) <= '9';
    }
    return fits;
  }

  /** {@return the text that a vendor would write, for test kits} */
  String write(Instant time) {
    return switch (this) {
      case SECONDS -> Long.toString(time.getEpochSecond());
      case MILLISECONDS -> Long.toString(time.toEpochMilli());
      case RFC3339 -> time.truncatedTo(ChronoUnit.SECONDS).toString();
    };
  }

  /**
   * {@return the instant of a signed JSON value, or null when it is no time in this form}
   *
   * @param isField whether it was the field of a form, where every value is a text
   */
  @Nullable Instant read(JsonNode value, boolean isField) {
    if (value.isTextual() && (isField || this == RFC3339)) {
      return parse(value.textValue());
    }
    if (this == RFC3339 || !value.isIntegralNumber() || !value.canConvertToLong()) {
      return null;
    }
    long number = value.longValue();
    boolean inRange = number >= 0 && number <= (this == SECONDS ? LATEST : LATEST * 1000);
    return inRange
        ? this == SECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number)
        : null;
  }
}
