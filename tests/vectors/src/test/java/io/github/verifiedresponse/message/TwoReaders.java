package io.github.verifiedresponse.message;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.wire.JsonReader;
import io.github.verifiedresponse.wire.StrictJson;
import io.github.verifiedresponse.wire.WantedFields;
import java.util.List;
import java.util.stream.Stream;

/**
 * Asks both readers of JSON the same: the tree of {@link StrictJson} is the oracle, and the one
 * pass must refuse what it refuses, in the same words, and find in the rest what it finds.
 */
public final class TwoReaders {
  /** What both say of a text that is good JSON, and in which they find the same. */
  static final String ACCEPTED = "accepted";

  private static final List<JsonPointer> FIELDS =
      Stream.of(
              "/requestId",
              "/isAlive",
              "/iat",
              "/exp",
              "/event",
              "/a",
              "/a/b",
              "/a/b/c",
              "/0",
              "/0/1",
              "/data/0/id",
              "/data/1",
              "/data/01",
              "/data/-",
              "/a~1b",
              "/a~0b",
              "/\u00e9",
              "/\ud83d\ude00",
              "/",
              "/a/",
              "/data",
              "/aud",
              "/v",
              "/n")
          .map(JsonPointer::compile)
          .toList();

  private final JsonReader reader;

  public TwoReaders() {
    this(StrictJson.usual());
  }

  /** Readers with low limits, which mutations meet often. */
  public static TwoReaders withLowLimits() {
    return new TwoReaders(new StrictJson(3, 6));
  }

  private TwoReaders(StrictJson strict) {
    this.reader = new JsonReader(strict, WantedFields.of(FIELDS));
  }

  /** Returns in what the two differ; {@link #ACCEPTED} or, where both refuse, an empty string. */
  public String difference(byte[] text) {
    return difference(text, 0, text.length);
  }

  public String difference(byte[] array, int offset, int length) {
    Content content = Content.copyOf(array).range(offset, offset + length);
    ObjectNode tree;
    try {
      tree = content.toJsonObject(reader.strict());
    } catch (RejectedException expected) {
      return refusal(expected, () -> content.toStrictObject(reader));
    }
    try {
      return difference(tree, content.toStrictObject(reader));
    } catch (RejectedException refused) {
      return "only the scan refuses: " + refused.detail();
    }
  }

  /** Returns the same for a text whose signature was not checked. */
  public String differenceUnverified(byte[] text) {
    Content content = Content.copyOf(text);
    ObjectNode tree;
    try {
      tree = content.toUnverifiedJsonObject(reader.strict());
    } catch (RejectedException expected) {
      return refusal(expected, () -> content.toUnverifiedObject(reader));
    }
    try {
      return difference(tree, content.toUnverifiedObject(reader));
    } catch (RejectedException refused) {
      return "only the scan refuses: " + refused.detail();
    }
  }

  private static String difference(ObjectNode tree, StrictObject found) {
    for (JsonPointer field : FIELDS) {
      if (!tree.at(field).equals(found.at(field))) {
        return "the scan finds something else in " + field;
      }
    }
    return tree.isEmpty() == found.isEmpty() ? ACCEPTED : "the scan miscounts the members";
  }

  private static String refusal(RejectedException expected, Reading reading) {
    try {
      reading.read();
      return "the scan accepts what the oracle refuses: " + expected.detail();
    } catch (RejectedException refused) {
      boolean same =
          refused.reason() == expected.reason() && refused.detail().equals(expected.detail());
      return same ? "" : expected.detail() + " is refused as " + refused.detail();
    }
  }

  /** Reads by a scan. */
  @FunctionalInterface
  private interface Reading {
    StrictObject read() throws RejectedException;
  }
}
