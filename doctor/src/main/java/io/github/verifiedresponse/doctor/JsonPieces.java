package io.github.verifiedresponse.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A JSON text as the pieces that are not white space, each written as it was: brackets, colons,
 * commas, strings with their quotation marks, numbers and words.
 */
record JsonPieces(List<String> pieces) {
  private static final Pattern WORD = Pattern.compile("-?[0-9][0-9.eE+-]*|true|false|null");
  private static final String PUNCTUATION = "{}[]:,";
  private static final String SPACES = " \t\r\n";
  private static final int MOST = 20_000;

  /** {@return the pieces of a JSON object or array; empty for anything else, or a very long one} */
  static Optional<JsonPieces> of(String text) {
    List<String> pieces = new ArrayList<>();
    int at = afterSpaces(text, 0);
    while (at < text.length()) {
      int end = end(text, at);
      String piece = text.substring(at, end);
      if (pieces.size() == MOST || !isPiece(piece)) {
        return Optional.empty();
      }
      pieces.add(piece);
      at = afterSpaces(text, end);
    }
    boolean isWhole =
        pieces.size() > 1 && opens(pieces.get(0)) && closes(pieces.get(pieces.size() - 1));
    return isWhole ? Optional.of(new JsonPieces(pieces)) : Optional.empty();
  }

  private static int afterSpaces(String text, int start) {
    int at = start;
    while (at < text.length() && SPACES.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static int end(String text, int start) {
    if (PUNCTUATION.indexOf(text.charAt(start)) >= 0) {
      return start + 1;
    }
    boolean isString = text.charAt(start) == '"';
    int at = start + 1;
    while (at < text.length() && !(isString ? text.charAt(at) == '"' : isBehindWord(text, at))) {
      at += isString && text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(isString ? at + 1 : at, text.length());
  }

  private static boolean isBehindWord(String text, int at) {
    return (PUNCTUATION + SPACES).indexOf(text.charAt(at)) >= 0;
  }

  private static boolean isPiece(String piece) {
    return PUNCTUATION.contains(piece)
        || (isString(piece)
            ? piece.length() > 1 && piece.endsWith("\"")
            : WORD.matcher(piece).matches());
  }

  static boolean opens(String piece) {
    return piece.equals("{") || piece.equals("[");
  }

  static boolean closes(String piece) {
    return piece.equals("}") || piece.equals("]");
  }

  static boolean isString(String piece) {
    return piece.charAt(0) == '"';
  }

  static boolean isNumber(String piece) {
    return piece.charAt(0) == '-' || Character.isDigit(piece.charAt(0));
  }

  JsonPieces strings(UnaryOperator<String> change) {
    return new JsonPieces(
        pieces.stream().map(piece -> isString(piece) ? change.apply(piece) : piece).toList());
  }

  JsonPieces numbers(UnaryOperator<String> change) {
    return new JsonPieces(
        pieces.stream().map(piece -> isNumber(piece) ? change.apply(piece) : piece).toList());
  }

  /** {@return the same with one piece changed} */
  JsonPieces with(int index, String piece) {
    List<String> changed = new ArrayList<>(pieces);
    changed.set(index, piece);
    return new JsonPieces(changed);
  }
}
