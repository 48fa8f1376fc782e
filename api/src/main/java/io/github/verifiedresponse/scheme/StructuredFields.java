package io.github.verifiedresponse.scheme;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of structured field values (RFC 8941) that HTTP message signatures use: dictionaries of
 * inner lists and of byte sequences. Strict: what is not understood is an error.
 */
final class StructuredFields {
  private static final int LONGEST = 8 * 1024;

  private final String text;
  private int at;

  private StructuredFields(String text) {
    if (text.length() > LONGEST) {
      throw malformed();
    }
    this.text = text;
  }

  /**
   * An item with its parameters.
   *
   * @param value a string
   * @param parameters strings, or integers as {@link Long}, or {@code true}
   * @param text as it was written
   */
  record Item(String value, Map<String, Object> parameters, String text) {}

  /**
   * A list in parentheses.
   *
   * @param text as it was written, with its parameters
   */
  record InnerList(List<Item> items, Map<String, Object> parameters, String text) {}

  /**
   * {@return the inner lists of a dictionary by their names}
   *
   * @throws IllegalArgumentException for anything else
   */
  static Map<String, InnerList> innerLists(String text) {
    StructuredFields fields = new StructuredFields(text);
    Map<String, InnerList> lists = new LinkedHashMap<>();
    do {
      String name = fields.key();
      fields.expect('=');
      if (lists.put(name, fields.innerList()) != null) {
        throw malformed();
      }
    } while (fields.hasNext());
    return lists;
  }

  /** {@return the byte sequences of a dictionary by their names, as {@link #innerLists} says} */
  static Map<String, byte[]> byteSequences(String text) {
    StructuredFields fields = new StructuredFields(text);
    Map<String, byte[]> sequences = new LinkedHashMap<>();
    do {
      String name = fields.key();
      fields.expect('=');
      if (sequences.put(name, fields.byteSequence()) != null) {
        throw malformed();
      }
    } while (fields.hasNext());
    return sequences;
  }

  /** A comma with white space round it; nothing follows the last member. */
  private boolean hasNext() {
    skipSpaces();
    if (at == text.length()) {
      return false;
    }
    expect(',');
    skipSpaces();
    return true;
  }

  private InnerList innerList() {
    int start = at;
    expect('(');
    List<Item> items = new ArrayList<>();
    while (peek() != ')') {
      items.add(item());
      if (peek() == ' ') {
        at++;
      } else if (peek() != ')') {
        throw malformed();
      }
    }
    expect(')');
    Map<String, Object> parameters = parameters();
    return new InnerList(List.copyOf(items), parameters, text.substring(start, at));
  }

  private Item item() {
    int start = at;
    String value = string();
    Map<String, Object> parameters = parameters();
    return new Item(value, parameters, text.substring(start, at));
  }

  private Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    while (peek() == ';') {
      at++;
      String name = key();
      Object value = true;
      if (peek() == '=') {
        at++;
        value = peek() == '"' ? string() : integer();
      }
      if (parameters.put(name, value) != null) {
        throw malformed();
      }
    }
    return parameters;
  }

  private String key() {
    int start = at;
    while (isKeyCharacter(peek(), at == start)) {
      at++;
    }
    if (at == start) {
      throw malformed();
    }
    return text.substring(start, at);
  }

  private static boolean isKeyCharacter(char c, boolean first) {
    boolean letter = (c >= 'a' && c <= 'z') || c == '*';
    return letter || (!first && ((c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.'));
  }

  private String string() {
    expect('"');
    StringBuilder value = new StringBuilder();
    while (peek() != '"') {
      char c = peek();
      if (c == '\\') {
        at++;
        c = peek();
        if (c != '\\' && c != '"') {
          throw malformed();
        }
      }
      if (c < 0x20 || c > 0x7E) {
        throw malformed();
      }
      value.append(c);
      at++;
    }
    at++;
    return value.toString();
  }

  private Long integer() {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (at == start || at - start > 15) {
      throw malformed();
    }
    return Long.valueOf(text.substring(start, at));
  }

  private byte[] byteSequence() {
    expect(':');
    int end = text.indexOf(':', at);
    if (end < 0) {
      throw malformed();
    }
    String encoded = text.substring(at, end);
    byte[] bytes = Base64.getDecoder().decode(encoded);
    if (!Base64.getEncoder().encodeToString(bytes).equals(encoded)) {
      throw malformed();
    }
    at = end + 1;
    return bytes;
  }

  private void expect(char expected) {
    if (peek() != expected) {
      throw malformed();
    }
    at++;
  }

  /** NUL means the end, and occurs in no field value. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void skipSpaces() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException("not a structured field of this kind");
  }
}
