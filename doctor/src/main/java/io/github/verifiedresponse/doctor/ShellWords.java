package io.github.verifiedresponse.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Splits a command line into words as a POSIX shell does; nothing is expanded. */
final class ShellWords {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private @Nullable StringBuilder word;
  private int at;

  ShellWords(String text) {
    this.text = text;
  }

  /**
   * {@return the words}
   *
   * @throws IllegalArgumentException when a quotation mark is not closed
   */
  List<String> all() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (Character.isWhitespace(c)) {
        end();
      } else if (c == '\\') {
        escaped();
      } else if (c == '\'') {
        word().append(until('\''));
      } else if (c == '"') {
        word().append(until('"').replaceAll("\\\\([\"\\\\$`])", "$1").replace("\\\n", ""));
      } else if (c == '$' && text.startsWith("'", at)) {
        at++;
        word().append(unescaped(until('\'')));
      } else {
        word().append(c);
      }
    }
    end();
    return List.copyOf(words);
  }

  /** Browsers write characters beyond ASCII so. */
  private static String unescaped(String quoted) {
    return Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)", Pattern.DOTALL)
        .matcher(quoted)
        .replaceAll(
            escape -> {
              String code = escape.group(1);
              return Matcher.quoteReplacement(
                  code.length() == 5
                      ? String.valueOf((char) Integer.parseInt(code.substring(1), 16))
                      : escape.group().translateEscapes());
            });
  }

  private StringBuilder word() {
    StringBuilder current = word;
    if (current == null) {
      current = new StringBuilder();
      word = current;
    }
    return current;
  }

  private void end() {
    if (word != null) {
      words.add(word.toString());
      word = null;
    }
  }

  /** A line break behind it continues the line; browsers on Windows write CRLF. */
  private void escaped() {
    if (text.startsWith("\r\n", at)) {
      at += 2;
    } else if (text.startsWith("\n", at)) {
      at++;
    } else if (at < text.length()) {
      word().append(text.charAt(at++));
    }
  }

  private String until(char quote) {
    int start = at;
    boolean escapes = quote == '"' || (start >= 2 && text.startsWith("$'", start - 2));
    while (at < text.length() && text.charAt(at) != quote) {
      at += escapes && text.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= text.length()) {
      throw new IllegalArgumentException("a quotation mark of the command line is not closed");
    }
    return text.substring(start, at++);
  }
}
