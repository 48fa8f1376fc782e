package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;

/**
 * A JSON value as rules write it: {@code true}, {@code 4}, {@code "00"}, or a string without quotes
 * where it can be read as nothing else. The string {@code "true"} is not the boolean.
 */
record Literal(String text, Type type) {
  enum Type {
    STRING,
    BOOLEAN,
    INTEGER
  }

  static Literal parse(String text) {
    if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
      return string(text.substring(1, text.length() - 1));
    }
    return switch (text) {
      case "true", "false" -> new Literal(text, Type.BOOLEAN);
      default ->
          text.matches("-?(0|[1-9][0-9]{0,17})") ? new Literal(text, Type.INTEGER) : string(text);
    };
  }

  static Literal string(String text) {
    return new Literal(text, Type.STRING);
  }

  /** Reads values with a separator between them. */
  static List<Literal> list(String text, String separator) {
    return Arrays.stream(text.split(separator)).map(String::strip).map(Literal::parse).toList();
  }

  /** {@return whether one of the values is this one} */
  static boolean anyMatches(List<Literal> values, JsonNode value) {
    for (Literal literal : values) {
      if (literal.matches(value)) {
        return true;
      }
    }
    return false;
  }

  /**
   * {@return a string, or an integer as it is written in one way only; empty for anything else}
   * What a vendor numbers is one thing as {@code 17} and as {@code "17"}.
   */
  static String text(JsonNode value) {
    return value.isTextual() || value.isIntegralNumber() ? value.asText() : "";
  }

  boolean matches(JsonNode value) {
    return switch (type) {
      case STRING -> value.isTextual() && value.textValue().equals(text);
      case BOOLEAN -> value.isBoolean() && value.asText().equals(text);
      case INTEGER -> value.isIntegralNumber() && value.asText().equals(text);
    };
  }
}
