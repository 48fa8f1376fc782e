package io.github.verifiedresponse.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * One reading of JSON, and only one. Two readers that disagree about a duplicate name, an overlong
 * byte sequence or a number's digits are how a verified payload comes to mean something else.
 *
 * <p>The size of the text bounds everything but two things: levels, because they cost stack, and
 * the digits of one number, because they cost the square of their count.
 */
public final class StrictJson {
  /** The levels that JSON may have where nothing is set. */
  public static final int DEFAULT_DEPTH = 32;

  /** The digits that a number may have where nothing is set. */
  public static final int DEFAULT_DIGITS = 1_000;

  /**
   * Names, values and brackets of a text whose signature was not checked yet: as a tree they take
   * fifty times the text's memory, and anybody can send one.
   */
  public static final int MOST_UNVERIFIED_TOKENS = 20_000;

  private static final int UNLIMITED = -1;
  private static final String NOT_STRICT = "not strict JSON";

  /** A parser keeps thousands of names for the next one: long ones would fill the memory. */
  private static final int LONGEST_KEPT_NAME = 256;

  /**
   * Not the pool that Jackson has by default: what that leaves in a server's threads keeps the
   * class loader of an undeployed application until memory runs short.
   */
  private static final RecyclerPool<BufferRecycler> BUFFERS = JsonRecyclerPools.newBoundedPool(64);

  private static final StrictJson USUAL = new StrictJson(DEFAULT_DEPTH, DEFAULT_DIGITS);

  private final int maxDepth;
  private final int maxDigits;
  private final Readers verified;
  private final Readers unverified;

  /** Makes a reader with limits of its own. */
  public StrictJson(int maxDepth, int maxDigits) {
    this.maxDepth = maxDepth;
    this.maxDigits = maxDigits;
    this.verified = readers(UNLIMITED);
    this.unverified = readers(MOST_UNVERIFIED_TOKENS);
  }

  /** What reads most texts, and what reads those with long names. */
  private record Readers(ObjectReader keepingNames, ObjectReader ofLongNames) {}

  /** {@return a reader with the limits that hold where none are set} */
  public static StrictJson usual() {
    return USUAL;
  }

  private Readers readers(int maxTokens) {
    return new Readers(
        reader(maxTokens, true, LONGEST_KEPT_NAME), reader(maxTokens, false, Integer.MAX_VALUE));
  }

  private ObjectReader reader(int maxTokens, boolean keepNames, int maxName) {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(maxDepth)
                    .maxNumberLength(maxDigits)
                    .maxNameLength(maxName)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxTokenCount(maxTokens)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, keepNames)
            .recyclerPool(BUFFERS)
            .build();
    return JsonMapper.builder(factory)
        // the tree knows its names already: the parser would keep a set of its own for each object
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build()
        .reader();
  }

  int maxDepth() {
    return maxDepth;
  }

  int maxDigits() {
    return maxDigits;
  }

  /** {@return whether a range is one JSON value} */
  boolean reads(byte[] array, int from, int to) {
    try {
      return !value(array, from, to).isMissingNode();
    } catch (IOException | IllegalArgumentException refused) {
      return false;
    }
  }

  /** {@return the value in a range of a text that was found good} */
  JsonNode value(byte[] array, int from, int to) throws IOException {
    return read(verified, array, from, to - from);
  }

  /**
   * {@return a parser of a text that was found good}
   *
   * @param longNames whether it has names that a parser does not keep
   */
  JsonParser parser(boolean longNames, byte[] array, int offset, int length) throws IOException {
    ObjectReader reader = longNames ? verified.ofLongNames() : verified.keepingNames();
    return reader.createParser(array, offset, length);
  }

  /** {@return the tree of one JSON object} */
  public ObjectNode parseObject(byte[] array, int offset, int length) throws UnreadableException {
    return parse(verified, array, offset, length);
  }

  /** As {@link #parseObject}, for a text whose signature was not checked yet. */
  public ObjectNode parseUnverified(byte[] array, int offset, int length)
      throws UnreadableException {
    return parse(unverified, array, offset, length);
  }

  private ObjectNode parse(Readers readers, byte[] array, int offset, int length)
      throws UnreadableException {
    String problem = JsonText.problem(array, offset, length);
    if (problem != null) {
      throw malformed(problem);
    }
    try {
      if (read(readers, array, offset, length) instanceof ObjectNode object) {
        return object;
      }
    } catch (StreamConstraintsException overALimit) {
      throw tooLarge(overALimit, array, offset, length);
    } catch (MismatchedInputException duplicate) {
      // the one thing that the tree itself refuses; messages quote the input and go no further
      throw malformed("an object in the JSON contains a name twice");
    } catch (IOException notJson) {
      throw malformed(NOT_STRICT);
    } catch (IllegalArgumentException exponentBeyondAnInt) {
      throw malformed("a number in the JSON has an exponent that is out of range");
    }
    throw malformed("not a JSON object");
  }

  /** Reads again what may have been refused for a long name only. */
  private static JsonNode read(Readers readers, byte[] array, int offset, int length)
      throws IOException {
    try {
      return read(readers.keepingNames(), array, offset, length);
    } catch (StreamConstraintsException overALimit) {
      return read(readers.ofLongNames(), array, offset, length);
    }
  }

  private static JsonNode read(ObjectReader reader, byte[] array, int offset, int length)
      throws IOException {
    try (JsonParser parser = reader.createParser(array, offset, length)) {
      JsonNode node = reader.readTree(parser);
      if (parser.nextToken() != null) {
        throw new IOException("there is extra text after the JSON object");
      }
      return node;
    }
  }

  /** {@return why a text is refused that another strict reader has refused} */
  UnreadableException refusal(
      JsonFault fault, boolean isVerified, byte[] array, int offset, int length) {
    String problem = JsonText.problem(array, offset, length);
    if (problem == null && !fault.isSyntax()) {
      try {
        parse(isVerified ? verified : unverified, array, offset, length);
      } catch (UnreadableException refused) {
        return refused;
      }
    }
    // also where the two readers disagree
    return malformed(problem == null ? NOT_STRICT : problem);
  }

  private UnreadableException tooLarge(
      StreamConstraintsException limit, byte[] array, int offset, int length) {
    return UnreadableException.tooLarge(limit(limit, array, offset, length));
  }

  private String limit(StreamConstraintsException limit, byte[] array, int offset, int length) {
    if (JsonText.isDeeper(maxDepth, array, offset, length)) {
      return "the JSON is nested more than " + maxDepth + " levels deep (max-json-depth)";
    }
    return limit.getOriginalMessage().startsWith("Token count")
        ? "JSON that is read before the signature check exceeds the limit of "
            + MOST_UNVERIFIED_TOKENS
            + " names, values and brackets"
        : "a number in the JSON has more than " + maxDigits + " digits (max-json-digits)";
  }

  private static UnreadableException malformed(String detail) {
    return UnreadableException.malformed(detail);
  }

  /** Shows the limits. */
  @Override
  public String toString() {
    return "JSON of " + maxDepth + " levels and " + maxDigits + " digits at most";
  }
}
