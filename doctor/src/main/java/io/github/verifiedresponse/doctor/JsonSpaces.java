package io.github.verifiedresponse.doctor;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Where a JSON writer puts white space. */
enum JsonSpaces {
  /** {@code JSON.stringify(value)}, {@code json_encode($value)}, Jackson, Gson, Go. */
  NONE("", "", ":", ","),
  /** {@code json.dumps(value)} of Python. */
  AFTER_COLON_AND_COMMA("", "", ": ", ", "),
  /** Some writers of C and Ruby. */
  AFTER_COLON("", "", ": ", ","),
  /** Some writers of SQL. */
  AFTER_COMMA("", "", ":", ", "),
  /** {@code JSON.stringify(value, null, 2)}, Gson, jq. */
  TWO("\n", "  ", ": ", ","),
  /** {@code JSON_PRETTY_PRINT} of PHP, {@code json.dumps(value, indent=4)}. */
  FOUR("\n", "    ", ": ", ","),
  /** {@code json.MarshalIndent} with a tab, {@code jq --tab}. */
  TAB("\n", "\t", ": ", ","),
  /** System.Text.Json and editors on Windows. */
  TWO_CRLF("\r\n", "  ", ": ", ","),
  /** Jackson's default pretty printer: arrays stay on their line. */
  JACKSON("\n", "  ", " : ", ",");

  private final String lineBreak;
  private final String indent;
  private final String colon;
  private final String comma;

  JsonSpaces(String lineBreak, String indent, String colon, String comma) {
    this.lineBreak = lineBreak;
    this.indent = indent;
    this.colon = colon;
    this.comma = comma;
  }

  /** {@return in which way a text is written; none where it is in none of these ways} */
  static JsonSpaces of(String text, JsonPieces json) {
    return Arrays.stream(values())
        .filter(style -> style.write(json).equals(text))
        .findFirst()
        .orElse(NONE);
  }

  String write(JsonPieces json) {
    StringBuilder text = new StringBuilder();
    List<String> pieces = json.pieces();
    int depth = 0;
    Deque<String> open = new ArrayDeque<>();
    for (int i = 0; i < pieces.size(); i++) {
      String piece = pieces.get(i);
      boolean empties = i + 1 < pieces.size() && JsonPieces.closes(pieces.get(i + 1));
      boolean isEmpty = i > 0 && JsonPieces.opens(pieces.get(i - 1));
      switch (piece) {
        case "{", "[" -> {
          open.push(piece);
          depth += isInline(piece) ? 0 : 1;
          text.append(piece).append(empties ? within() : begin(piece, depth));
        }
        case "}", "]" -> {
          open.poll();
          depth -= isInline(piece) ? 0 : 1;
          text.append(isEmpty ? "" : begin(piece, depth)).append(piece);
        }
        case ":" -> text.append(colon);
        case "," -> text.append(comma).append(begin(open.isEmpty() ? "" : open.peek(), depth));
        default -> text.append(piece);
      }
    }
    return text.toString();
  }

  private boolean isInline(String bracket) {
    return this == JACKSON && (bracket.equals("[") || bracket.equals("]"));
  }

  private String within() {
    return this == JACKSON ? " " : "";
  }

  private String begin(String bracket, int depth) {
    return isInline(bracket) ? " " : newLine(depth);
  }

  private String newLine(int depth) {
    return lineBreak.isEmpty() ? "" : lineBreak + indent.repeat(Math.max(0, depth));
  }
}
