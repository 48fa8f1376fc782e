package io.github.verifiedresponse.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;

/**
 * Lets Jackson read a text into a type of the application, and compares what it reads on the way
 * with the fields that were judged. All of them are scalars.
 */
final class JudgedParser extends JsonParserDelegate {
  private final FoundFields judged;
  private WantedFields.Node[] nodes = new WantedFields.Node[8];

  /** For each open level, the index of the next element; -1 in an object. */
  private int[] indexes = new int[8];

  private int depth;
  private WantedFields.Node next;
  private int seen;

  JudgedParser(FoundFields judged, JsonParser parser, ObjectCodec codec) {
    super(parser);
    this.judged = judged;
    this.next = judged.wanted().root();
    parser.setCodec(codec);
  }

  @Override
  public JsonToken nextToken() throws IOException {
    JsonToken token = delegate.nextToken();
    if (token != null) {
      watch(token);
    }
    return token;
  }

  @Override
  public JsonToken nextValue() throws IOException {
    JsonToken token = nextToken();
    return token == JsonToken.FIELD_NAME ? nextToken() : token;
  }

  /** Token by token where a judged field may be below. */
  @Override
  public JsonParser skipChildren() throws IOException {
    JsonToken token = currentToken();
    if (token == null || !token.isStructStart()) {
      return this;
    }
    int level = depth - 1;
    if (!nodes[level].hasChildren()) {
      delegate.skipChildren();
      depth = level;
      return this;
    }
    while (depth > level && nextToken() != null) {
      // all is done by the watch
    }
    return this;
  }

  /** Reads what the type has left, and requires that every judged field was there. */
  void finish() throws IOException {
    while (nextToken() != null) {
      // all is done by the watch
    }
    int there = 0;
    for (int place = 0; place < judged.count(); place++) {
      there += judged.isThere(place) ? 1 : 0;
    }
    require(seen == there);
  }

  private void watch(JsonToken token) throws IOException {
    switch (token) {
      case FIELD_NAME -> {
        WantedFields.Node object = nodes[depth - 1];
        next = object.hasChildren() ? object.member(currentName()) : WantedFields.NOTHING;
      }
      case START_OBJECT, START_ARRAY -> {
        WantedFields.Node node = valueNode();
        require(node.place() < 0);
        open(node, token == JsonToken.START_ARRAY ? 0 : -1);
      }
      case END_OBJECT, END_ARRAY -> depth--;
      default -> {
        WantedFields.Node node = valueNode();
        if (node.place() >= 0) {
          require(isSame(judged.value(node.place()), token));
          seen++;
        }
      }
    }
  }

  /** What is wanted of the value that the parser is at. */
  private WantedFields.Node valueNode() {
    if (depth == 0 || indexes[depth - 1] < 0) {
      return next;
    }
    WantedFields.Node array = nodes[depth - 1];
    int index = indexes[depth - 1]++;
    return array.hasChildren() ? array.element(index) : WantedFields.NOTHING;
  }

  private void open(WantedFields.Node node, int index) {
    if (depth == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * depth);
      indexes = Arrays.copyOf(indexes, 2 * depth);
    }
    nodes[depth] = node;
    indexes[depth] = index;
    depth++;
  }

  private boolean isSame(JsonNode value, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_STRING -> value.isTextual() && value.textValue().equals(getText());
      case VALUE_TRUE -> value.isBoolean() && value.booleanValue();
      case VALUE_FALSE -> value.isBoolean() && !value.booleanValue();
      case VALUE_NULL -> value.isNull();
      case VALUE_NUMBER_INT ->
          value.isIntegralNumber() && value.bigIntegerValue().equals(getBigIntegerValue());
      case VALUE_NUMBER_FLOAT ->
          value.isBigDecimal() && value.decimalValue().compareTo(getDecimalValue()) == 0;
      default -> false;
    };
  }

  private static void require(boolean same) {
    if (!same) {
      throw FoundFields.different();
    }
  }
}
