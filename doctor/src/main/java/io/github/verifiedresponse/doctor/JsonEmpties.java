package io.github.verifiedresponse.doctor;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Objects without members, and arrays without elements: {@code json_decode($body, true)} of PHP
 * reads both as the same, and {@code json_encode} writes {@code []}.
 */
final class JsonEmpties {
  private static final int MOST_SINGLE = 8;

  private JsonEmpties() {}

  /** {@return the object with all of them written in one way, or one of them in the other} */
  static Stream<JsonPieces> variations(JsonPieces json) {
    List<String> pieces = json.pieces();
    int[] empties =
        IntStream.range(1, pieces.size())
            .filter(i -> JsonPieces.opens(pieces.get(i - 1)) && JsonPieces.closes(pieces.get(i)))
            .map(close -> close - 1)
            .toArray();
    return Stream.concat(
            Stream.of(written(json, "{", "}", empties), written(json, "[", "]", empties)),
            IntStream.of(empties).limit(MOST_SINGLE).mapToObj(open -> other(json, open)))
        .filter(changed -> !changed.equals(json));
  }

  private static JsonPieces other(JsonPieces json, int open) {
    boolean isObject = json.pieces().get(open).equals("{");
    return isObject ? written(json, "[", "]", open) : written(json, "{", "}", open);
  }

  private static JsonPieces written(JsonPieces json, String open, String close, int... at) {
    JsonPieces changed = json;
    for (int index : at) {
      changed = changed.with(index, open).with(index + 1, close);
    }
    return changed;
  }
}
