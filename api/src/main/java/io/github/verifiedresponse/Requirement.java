package io.github.verifiedresponse;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.wire.Pointers;
import java.util.Objects;

/**
 * A field of the payload must have this value and this type: {@code "true"} is not {@code true},
 * and an absent field is not false.
 *
 * @param field where in the payload
 * @param value a string, number, boolean or null
 */
public record Requirement(JsonPointer field, JsonNode value) {

  /** Checks that the value is a scalar. */
  public Requirement {
    Objects.requireNonNull(field, "field");
    if (!value.isValueNode() || value.isMissingNode()) {
      throw new IllegalArgumentException("a required value is a string, number, boolean or null");
    }
  }

  /**
   * Returns a requirement.
   *
   * @param pointer a JSON pointer (RFC 6901), such as {@code /isAlive}
   * @param value the value that the field must have
   */
  public static Requirement of(String pointer, JsonNode value) {
    return new Requirement(Pointers.compile(pointer), value);
  }

  boolean isMetBy(AuthenticMessage message) {
    return isMetBy(message.at(field));
  }

  /** {@return whether a value is the required one} */
  boolean isMetBy(JsonNode actual) {
    if (value.isNumber() && actual.isNumber()) {
      return value.isIntegralNumber() == actual.isIntegralNumber()
          && value.decimalValue().compareTo(actual.decimalValue()) == 0;
    }
    return value.equals(actual);
  }

  /** Shows the field only. */
  @Override
  public String toString() {
    return "require " + field;
  }
}
