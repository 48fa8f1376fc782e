package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.verifiedresponse.message.StrictObject;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that makes a payload a result of its kind: {@code /id} (there, and not empty), {@code
 * !/isMatch} (not there), {@code /isAlive=true|false} (one of these values), {@code
 * /aud=config:audience} (or a list that holds it), {@code /auth_date~[0-9]+} (a string that matches
 * wholly), {@code /reference~} (any string that is not blank). {@code ~0} and {@code ~1} are the
 * pointer's escapes (RFC 6901), as in {@code /https:~1~1acme.example~1kind=result}; a pattern that
 * begins so is written {@code ~[01]}.
 */
record FieldRule(
    JsonPointer pointer,
    boolean absent,
    List<Literal> values,
    boolean isConfigured,
    boolean isText,
    @Nullable Pattern pattern) {
  private static final Pattern BEFORE_PATTERN = Pattern.compile("~(?![01])");

  /**
   * Reads a rule.
   *
   * @throws IllegalArgumentException when it asks for a value that is not configured
   */
  static FieldRule parse(String text, Deployment deployment) {
    if (text.startsWith("!")) {
      return new FieldRule(Place.pointer(text.substring(1)), true, List.of(), false, false, null);
    }
    Matcher tilde = BEFORE_PATTERN.matcher(text);
    int equals = text.indexOf('=');
    if (tilde.find() && (equals < 0 || tilde.start() < equals)) {
      String pattern = text.substring(tilde.end());
      return new FieldRule(
          Place.pointer(text.substring(0, tilde.start())),
          false,
          List.of(),
          false,
          true,
          pattern.isEmpty() ? null : Pattern.compile(pattern));
    }
    if (equals < 0) {
      return new FieldRule(Place.pointer(text), false, List.of(), false, false, null);
    }
    return new FieldRule(
        Place.pointer(text.substring(0, equals)),
        false,
        values(text.substring(equals + 1), deployment),
        text.startsWith("config:", equals + 1),
        false,
        null);
  }

  private static List<Literal> values(String text, Deployment deployment) {
    if (!text.startsWith("config:")) {
      return Literal.list(text, "\\|");
    }
    String name = text.substring("config:".length());
    if (name.endsWith("?")) {
      return deployment
          .value(name.substring(0, name.length() - 1))
          .map(FieldRule::strings)
          .orElse(List.of());
    }
    return strings(deployment.required(name));
  }

  private static List<Literal> strings(String value) {
    return Arrays.stream(value.split(",")).map(String::strip).map(Literal::string).toList();
  }

  boolean isMetBy(StrictObject payload) {
    JsonNode value = payload.at(pointer);
    if (absent) {
      return value.isMissingNode();
    }
    if (isText && !value.isTextual()) {
      return false;
    }
    if (pattern != null) {
      return pattern.matcher(value.textValue()).matches();
    }
    return values.isEmpty() ? isThere(value) : isOneOf(value);
  }

  private static boolean isThere(JsonNode value) {
    return !value.isMissingNode()
        && !value.isNull()
        && !(value.isTextual() && value.textValue().isBlank());
  }

  private boolean isOneOf(JsonNode value) {
    if (!isConfigured) {
      return Literal.anyMatches(values, value);
    }
    if (!value.isArray()) {
      return isGiven(value);
    }
    for (JsonNode element : value) {
      if (isGiven(element)) {
        return true;
      }
    }
    return false;
  }

  /** A deployment gives a text, also where the vendor writes an integer. */
  private boolean isGiven(JsonNode value) {
    String text = Literal.text(value);
    return values.stream().anyMatch(it -> it.text().equals(text) && !text.isEmpty());
  }
}
