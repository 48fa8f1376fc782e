package io.github.verifiedresponse.message;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.wire.FoundFields;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object that was read strictly. The fields that a verifier judges were found in one pass
 * over the bytes; the tree of all fields is made by Jackson from the same bytes when it is asked
 * for, and then it must say the same of the fields that were judged.
 *
 * <p>Safe to share between threads, as long as what {@link #tree} returns is not changed.
 */
public final class StrictObject {
  private static final ObjectReader READER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // "true", 1 and an absent field are not true
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .reader();

  private final @Nullable FoundFields fields;
  private volatile @Nullable ObjectNode tree;

  private StrictObject(@Nullable FoundFields fields, @Nullable ObjectNode tree) {
    this.fields = fields;
    this.tree = tree;
  }

  /** {@return an object that is a tree already, such as one that is put together from parts} */
  public static StrictObject of(ObjectNode tree) {
    return new StrictObject(null, tree);
  }

  static StrictObject of(FoundFields fields) {
    return new StrictObject(fields, null);
  }

  /**
   * {@return a field, or a missing node} It costs next to nothing for a field that the scheme, the
   * binding or the acceptance has named beforehand; for another one the tree is made.
   *
   * @param field where in the object
   * @throws IllegalStateException as {@link #tree} says
   */
  public JsonNode at(JsonPointer field) {
    JsonNode found = fields == null ? null : fields.at(field);
    return found == null ? tree().at(field) : found;
  }

  /**
   * {@return the bytes of a field that is there, as they were sent}
   *
   * @param field where in the object
   * @param text what the object was read from
   */
  public Content range(JsonPointer field, Content text) {
    if (fields == null) {
      throw new IllegalStateException("the object was not read from a text");
    }
    int[] range = fields.range(field);
    return text.range(range[0], range[1]);
  }

  /**
   * {@return the bytes between the quotation marks of a field that is a string, where they are what
   * it means: in UTF-8, and without an escape; else nothing} Nothing is copied.
   *
   * @param field where in the object; only one that was named beforehand is found
   * @param text what the object was read from
   */
  public Optional<Content> plainText(JsonPointer field, Content text) {
    if (fields == null || !fields.isPlainText(field)) {
      return Optional.empty();
    }
    int[] range = fields.range(field);
    return Optional.of(text.range(range[0] + 1, range[1] - 1));
  }

  /** {@return whether the object has no member} */
  public boolean isEmpty() {
    return fields == null ? tree().isEmpty() : fields.isEmpty();
  }

  /**
   * {@return all of it, made once; it must not be changed} Numbers keep their digits.
   *
   * @throws IllegalStateException when Jackson reads a judged field as something else: a defect, of
   *     which nothing is handed on
   */
  public ObjectNode tree() {
    ObjectNode made = tree;
    if (made == null) {
      made = newTree();
      tree = made;
    }
    return made;
  }

  /** {@return all of it, for a caller who may change it} */
  public ObjectNode newTree() {
    ObjectNode made = tree;
    if (made != null || fields == null) {
      return tree().deepCopy();
    }
    return fields.newTree();
  }

  /**
   * {@return it as a type of the application's, read from the bytes where that is possible} Members
   * that the type does not have are ignored, and no value is converted.
   *
   * @throws IOException when it does not fit the type; Jackson's message quotes the JSON
   * @throws IllegalStateException as {@link #tree} says
   */
  public <T> T as(Class<T> type) throws IOException {
    if (fields == null || !fields.areScalars() || type.isAssignableFrom(ObjectNode.class)) {
      return READER.treeToValue(tree(), type);
    }
    return fields.as(READER, type);
  }

  /** Two objects are equal when their trees are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StrictObject that && tree().equals(that.tree());
  }

  @Override
  public int hashCode() {
    return tree().hashCode();
  }

  /** Shows nothing of what it holds. */
  @Override
  public String toString() {
    return "StrictObject";
  }
}
