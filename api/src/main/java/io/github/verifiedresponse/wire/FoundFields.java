package io.github.verifiedresponse.wire;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The wanted fields of a text that was found good, each made a value when it is asked for. */
public final class FoundFields {
  /** An integer of so many characters fits a long. */
  private static final int SHORT_INTEGER = 18;

  private final JsonReader reader;
  private final byte[] json;
  private final int offset;
  private final int length;
  private final FoundRanges found;
  private final AtomicReferenceArray<@Nullable JsonNode> values;

  FoundFields(JsonReader reader, byte[] json, int offset, int length, FoundRanges found) {
    this.reader = reader;
    this.json = json;
    this.offset = offset;
    this.length = length;
    this.found = found;
    this.values = new AtomicReferenceArray<>(count());
  }

  WantedFields wanted() {
    return reader.wanted();
  }

  int count() {
    return wanted().count();
  }

  /** {@return whether the object has no member} */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** {@return a field, a missing node where it is absent, or null when it was not wanted} */
  public @Nullable JsonNode at(JsonPointer field) {
    int place = wanted().placeOf(field);
    return place < 0 ? null : value(place);
  }

  /** {@return the value of a wanted field, or a missing node} */
  JsonNode value(int place) {
    JsonNode known = values.get(place);
    if (known == null) {
      known = newValue(place, from(place), to(place));
      values.set(place, known);
    }
    return known;
  }

  boolean isThere(int place) {
    return to(place) > 0;
  }

  private int from(int place) {
    return found.from(place);
  }

  private int to(int place) {
    return found.to(place);
  }

  private JsonNode newValue(int place, int from, int to) {
    if (to == 0) {
      return MissingNode.getInstance();
    }
    return switch (json[from]) {
      case '"' -> TextNode.valueOf(text(place, from + 1, to - 1));
      case 't' -> BooleanNode.TRUE;
      case 'f' -> BooleanNode.FALSE;
      case 'n' -> NullNode.getInstance();
      case '{', '[' -> byJackson(from, to);
      default -> number(from, to);
    };
  }

  private String text(int place, int from, int to) {
    if (found.isEscaped(place)) {
      byte[] meaning = new byte[to - from];
      int size = new JsonStrings(json, to).unescape(from, to, meaning);
      return new String(meaning, 0, size, StandardCharsets.UTF_8);
    }
    return new String(json, from, to - from, StandardCharsets.UTF_8);
  }

  private JsonNode number(int from, int to) {
    boolean isNegative = json[from] == '-';
    long number = 0;
    for (int i = isNegative ? from + 1 : from; i < to; i++) {
      if (json[i] < '0' || json[i] > '9' || to - from > SHORT_INTEGER) {
        return byJackson(from, to);
      }
      number = 10 * number + json[i] - '0';
    }
    number = isNegative ? -number : number;
    return number == (int) number
        ? JsonNodeFactory.instance.numberNode((int) number)
        : JsonNodeFactory.instance.numberNode(number);
  }

  private JsonNode byJackson(int from, int to) {
    try {
      return reader.strict().value(json, from, to);
    } catch (IOException refused) {
      throw different();
    }
  }

  /**
   * {@return where a field that is there begins in the text, and where it ends: behind its last
   * byte}
   */
  public int[] range(JsonPointer field) {
    int place = wanted().placeOf(field);
    if (place >= 0) {
      return new int[] {from(place) - offset, to(place) - offset};
    }
    try {
      JsonReader other = new JsonReader(reader.strict(), WantedFields.of(List.of(field)));
      return other.read(json, offset, length).range(field);
    } catch (UnreadableException refused) {
      throw different();
    }
  }

  /** {@return whether a field is wanted, and a string whose bytes are what it means} */
  public boolean isPlainText(JsonPointer field) {
    int place = wanted().placeOf(field);
    return place >= 0 && isThere(place) && json[from(place)] == '"' && !found.isEscaped(place);
  }

  /** {@return whether no wanted field is an object or an array} */
  public boolean areScalars() {
    for (int place = 0; place < count(); place++) {
      boolean isContainer =
          isThere(place) && (json[from(place)] == '{' || json[from(place)] == '[');
      if (isContainer) {
        return false;
      }
    }
    return true;
  }

  /** {@return a tree of all fields, which says the same of those that were found} */
  public ObjectNode newTree() {
    ObjectNode tree;
    try {
      tree = reader.strict().parseObject(json, offset, length);
    } catch (UnreadableException refused) {
      throw different();
    }
    for (int place = 0; place < count(); place++) {
      if (!tree.at(wanted().pointer(place)).equals(value(place))) {
        throw different();
      }
    }
    return tree;
  }

  /** {@return the object as a type} */
  public <T> T as(ObjectReader typed, Class<T> type) throws IOException {
    try (JudgedParser parser =
        new JudgedParser(
            this, reader.strict().parser(found.hasLongNames(), json, offset, length), typed)) {
      T value = typed.readValue(parser, type);
      parser.finish();
      return value;
    }
  }

  /** The message quotes nothing of the text. */
  static IllegalStateException different() {
    return new IllegalStateException(
        "two parsers read a checked field of the same JSON differently: the payload is not passed"
            + " on");
  }

  @Override
  public String toString() {
    return count() + " fields";
  }
}
