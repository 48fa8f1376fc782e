package io.github.verifiedresponse.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pairs of {@code name=value&name=value} text, percent-decoded strictly: a query, or a body of
 * type {@code application/x-www-form-urlencoded}.
 */
public final class FormFields {
  private static final int MAX_PAIRS = 1_000;

  private final Map<String, List<String>> values;
  private final List<String> behindSemicolons;

  private FormFields(Map<String, List<String>> values, List<String> behindSemicolons) {
    this.values = values;
    this.behindSemicolons = behindSemicolons;
  }

  /**
   * Decodes the pairs.
   *
   * @param content the raw text
   * @throws RejectedException with {@link Reason#MALFORMED} for a bad escape or text that is not
   *     UTF-8, and with {@link Reason#TOO_LARGE} for more than 1,000 pairs, or semicolons
   */
  public static FormFields parse(Content content) throws RejectedException {
    Map<String, List<String>> values = new LinkedHashMap<>();
    List<String> behindSemicolons = new ArrayList<>();
    int pairs = 0;
    int start = 0;
    for (int i = 0; i <= content.size(); i++) {
      if (i == content.size() || content.byteAt(i) == '&') {
        if (i > start) {
          requireFew(++pairs);
          addPair(values, content.range(start, i));
          addBehindSemicolons(behindSemicolons, content.range(start, i));
        }
        start = i + 1;
      }
    }
    return new FormFields(values, behindSemicolons);
  }

  /** {@return all values of a field, in order} */
  public List<String> values(String name) {
    return values.getOrDefault(name, List.of());
  }

  /**
   * {@return all values of a field, and an empty one for each time that a reader which takes
   * semicolons for separators, as HTML 4 once said, would find it}
   */
  public List<String> everyValue(String name) {
    List<String> every = new ArrayList<>(values(name));
    behindSemicolons.stream().filter(name::equals).forEach(repeated -> every.add(""));
    return every;
  }

  /** {@return the fields in order, unmodifiable} */
  public Map<String, List<String>> toMap() {
    return Collections.unmodifiableMap(values);
  }

  private static void addPair(Map<String, List<String>> values, Content pair)
      throws RejectedException {
    int equals = 0;
    while (equals < pair.size() && pair.byteAt(equals) != '=') {
      equals++;
    }
    String name = decode(pair.range(0, equals));
    String value = equals == pair.size() ? "" : decode(pair.range(equals + 1, pair.size()));
    values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }

  private static void addBehindSemicolons(List<String> names, Content pair)
      throws RejectedException {
    for (int i = 0; i < pair.size(); i++) {
      if (pair.byteAt(i) == ';') {
        int end = i + 1;
        while (end < pair.size() && "=;".indexOf(pair.byteAt(end)) < 0) {
          end++;
        }
        names.add(decode(pair.range(i + 1, end)));
        requireFew(names.size());
      }
    }
  }

  /** Each costs some objects, before anything is known of the sender. */
  private static void requireFew(int fields) throws RejectedException {
    if (fields > MAX_PAIRS) {
      throw new RejectedException(
          Reason.TOO_LARGE, "the form or query exceeds the limit of " + MAX_PAIRS + " fields");
    }
  }

  private static String decode(Content encoded) throws RejectedException {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.size());
    for (int i = 0; i < encoded.size(); i++) {
      byte next = encoded.byteAt(i);
      if (next == '+') {
        decoded.write(' ');
      } else if (next == '%') {
        decoded.write(hexDigit(encoded, i + 1) << 4 | hexDigit(encoded, i + 2));
        i += 2;
      } else {
        decoded.write(next);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder() // a new decoder reports what is malformed, where new String() replaces it
          .decode(ByteBuffer.wrap(decoded.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw malformed();
    }
  }

  private static int hexDigit(Content encoded, int index) throws RejectedException {
    if (index < encoded.size()) {
      byte digit = encoded.byteAt(index);
      // Character.digit takes full-width digits too, so only ASCII gets that far
      int value = digit < 0 ? -1 : Character.digit((char) digit, 16);
      if (value >= 0) {
        return value;
      }
    }
    throw malformed();
  }

  private static RejectedException malformed() {
    return new RejectedException(Reason.MALFORMED, "the form or query cannot be decoded");
  }

  /** Shows the number of fields only. */
  @Override
  public String toString() {
    return "FormFields[" + values.size() + "]";
  }
}
