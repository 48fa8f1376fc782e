package io.github.verifiedresponse.doctor;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What happens to signed JSON that is parsed and written again. */
final class JsonFaults {
  private static final String FIX =
      "Relay and verify the bytes as they were received, never what a JSON library writes.";

  private JsonFaults() {}

  /** {@return the mistakes that change one thing} */
  static List<MessageFault> simple() {
    return List.of(
        json(
            "json-spaces",
            "The JSON was parsed and written again with other white space.",
            (text, json) ->
                Stream.concat(
                    Stream.of(text.strip()),
                    Stream.of(JsonSpaces.values()).map(style -> style.write(json)))),
        json(
            "json-slashes",
            "The JSON was parsed and written again with / in place of \\/, or the reverse.",
            rewriting(JsonFaults::slashes)),
        json(
            "json-unicode",
            "The JSON was parsed and written again with characters in place of \\u escapes, or the"
                + " reverse.",
            rewriting(JsonFaults::characters)),
        json(
            "json-numbers",
            "The JSON was parsed and written again with numbers in another form, such as 1.0 and"
                + " 1.",
            rewriting(JsonNumbers::variations)),
        json(
            "json-key-order",
            "The JSON was parsed and written again with its members in another order.",
            rewriting(JsonOrder::variations)),
        json(
            "json-empty-objects",
            "The JSON was parsed and written again with [] in place of {}, as PHP does, or the"
                + " reverse.",
            rewriting(JsonFaults::empties)));
  }

  /** {@return the mistake of another language's JSON library, which changes several things} */
  static List<MessageFault> manifold() {
    return List.of(
        json(
            "json-rewritten",
            "The JSON was parsed and written again by another JSON library, which differs in"
                + " several of: white space, \\/, \\u escapes, numbers, order.",
            JsonFaults::rewritten));
  }

  private interface Rewriting {
    Stream<String> of(String text, JsonPieces json);
  }

  private static MessageFault json(String name, String diagnosis, Rewriting rewriting) {
    return MessageFault.ofText(
        new Fault(name, diagnosis, FIX),
        text -> JsonPieces.of(text).stream().flatMap(json -> rewriting.of(text, json)));
  }

  /** Keeps the white space, where it is that of a known writer. */
  private static Rewriting rewriting(Function<JsonPieces, Stream<JsonPieces>> change) {
    return (text, json) -> {
      JsonSpaces style = JsonSpaces.of(text, json);
      return change.apply(json).map(style::write);
    };
  }

  private static Stream<JsonPieces> slashes(JsonPieces json) {
    return JsonEscapes.SLASHES.stream().map(json::strings);
  }

  private static Stream<JsonPieces> characters(JsonPieces json) {
    return JsonEscapes.CHARACTERS.stream().map(json::strings);
  }

  /** What PHP writes has its escapes as well, unless it was told to leave them out. */
  private static Stream<JsonPieces> empties(JsonPieces json) {
    return JsonEmpties.variations(json)
        .flatMap(
            changed ->
                Stream.of(
                    changed,
                    changed.strings(JsonEscapes::unescaped),
                    changed.strings(JsonEscapes::asPhp)))
        .distinct();
  }

  private static Stream<String> rewritten(String text, JsonPieces json) {
    return Stream.of(json, JsonOrder.sorted(json))
        .distinct()
        .flatMap(order -> changed(order, JsonNumbers.usual(), JsonPieces::numbers))
        .flatMap(numbers -> changed(numbers, JsonEscapes.CHARACTERS, JsonPieces::strings))
        .flatMap(characters -> changed(characters, JsonEscapes.SLASHES, JsonPieces::strings))
        .flatMap(all -> Stream.of(JsonSpaces.values()).map(style -> style.write(all)));
  }

  private interface Change {
    JsonPieces apply(JsonPieces json, UnaryOperator<String> piece);
  }

  private static Stream<JsonPieces> changed(
      JsonPieces json, List<UnaryOperator<String>> ways, Change change) {
    return Stream.concat(Stream.of(json), ways.stream().map(way -> change.apply(json, way)))
        .distinct(); // most ways change nothing
  }
}
