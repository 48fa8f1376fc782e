package io.github.verifiedresponse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * One reading of JSON, and only one. Two readers that disagree about a duplicate name, an overlong
 * byte sequence or a number's digits are how a verified payload comes to mean something else.
 */
final class StrictJson {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_DIGITS = 40;
  private static final int MAX_NAME = 256;
  private static final int MAX_STRING = 64 * 1024;
  private static final int MAX_TOKENS = 20_000;

  /**
   * Not the pool that Jackson has by default: what that leaves in a server's threads keeps the
   * class loader of an undeployed application until memory runs short.
   */
  private static final RecyclerPool<BufferRecycler> BUFFERS = JsonRecyclerPools.newBoundedPool(64);

  private static final StrictJson PAYLOAD = new StrictJson(MAX_STRING);

  /** An envelope holds the whole signed thing in one string; max-body bounds it already. */
  private static final StrictJson ENVELOPE = new StrictJson(Integer.MAX_VALUE);

  private final ObjectReader reader;

  private StrictJson(int maxString) {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_DIGITS)
                    .maxNameLength(MAX_NAME)
                    .maxStringLength(maxString)
                    .maxTokenCount(MAX_TOKENS)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .recyclerPool(BUFFERS)
            .build();
    this.reader =
        JsonMapper.builder(factory)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // the tree knows its names already: the parser would keep a set of its own for each
            // object
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .reader();
  }

  static StrictJson payload() {
    return PAYLOAD;
  }

  static StrictJson envelope() {
    return ENVELOPE;
  }

  ObjectNode parseObject(byte[] array, int offset, int length) throws RejectedException {
    if (!JsonText.isStrict(array, offset, length)) {
      throw new RejectedException(Reason.MALFORMED, "not valid UTF-8 text");
    }
    try {
      JsonNode node = reader.readTree(array, offset, length);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException | IllegalArgumentException e) {
      // an exponent beyond an int is the latter; the message quotes the input and goes no further
      throw new RejectedException(Reason.MALFORMED, "not strict JSON within its limits");
    }
    throw new RejectedException(Reason.MALFORMED, "not a JSON object");
  }
}
