package io.github.verifiedresponse.scheme;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a signature is written in its place, as a pattern: {@code {signature}}, {@code
 * sha256={signature}}, {@code t={time},v1={signature}}; with a separator, several such entries.
 *
 * <p>Entries and names that the pattern does not know are passed over: vendors add versions, and
 * several signatures are how they change a secret.
 */
final class Grammar {
  static final Grammar BARE = new Grammar("{signature}", "");

  private static final String SIGNATURE = "{signature}";
  private static final String TIME = "{time}";
  private static final int LONGEST = 4096;
  private static final int MOST = 8;

  private final String pattern;
  private final String separator;
  private final String prefix;
  private final @Nullable Pairs pairs;

  /** The names of time and signature in {@code t={time},v1={signature}}, and what is between. */
  private record Pairs(String time, String between, String signature) {}

  /**
   * Signatures that were made over the same message.
   *
   * @param time the text of the time, or null when it is elsewhere
   */
  record Group(@Nullable String time, List<String> signatures) {}

  /**
   * Reads a pattern.
   *
   * @param separator between entries, empty when there is one entry only
   */
  Grammar(String pattern, String separator) {
    this.pattern = pattern;
    this.separator = separator;
    if (!pattern.endsWith(SIGNATURE)) {
      throw new IllegalArgumentException("a signature's pattern ends with {signature}");
    }
    if (!separator.isEmpty() && pattern.contains(separator)) {
      throw new IllegalArgumentException(
          "a signature's pattern does not hold the separator of several");
    }
    String before = pattern.substring(0, pattern.length() - SIGNATURE.length());
    this.pairs = before.contains(TIME) ? pairs(before) : null;
    this.prefix = before;
  }

  private static Pairs pairs(String before) {
    int time = before.indexOf(TIME);
    String rest = before.substring(time + TIME.length());
    if (!before.substring(0, time).matches("[a-z0-9]+=") || !rest.matches("[,;][a-z0-9]+=")) {
      throw new IllegalArgumentException(
          "a pattern with a time is such as t={time},v1={signature}");
    }
    return new Pairs(
        before.substring(0, time - 1), rest.substring(0, 1), rest.substring(1, rest.length() - 1));
  }

  /** {@return whether the time is written beside the signature} */
  boolean holdsTime() {
    return pairs != null;
  }

  /** {@return the signatures, or null when the text does not follow the pattern} */
  @Nullable List<Group> read(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    if (separator.isEmpty() && pairs == null) {
      return text.startsWith(prefix) && !text.isEmpty()
          ? List.of(new Group(null, List.of(text.substring(prefix.length()))))
          : null;
    }
    List<String> entries = separator.isEmpty() ? List.of(text) : split(text, separator);
    if (entries.contains("")) {
      return null;
    }
    return pairs != null ? groups(entries, pairs) : plain(entries);
  }

  /** As a regular expression would, which takes longer than the MAC that it is before. */
  private static List<String> split(String text, String separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
    }
    parts.add(text.substring(from));
    return parts;
  }

  private @Nullable List<Group> plain(List<String> entries) {
    List<String> signatures = new ArrayList<>();
    for (String entry : entries) {
      if (entry.startsWith(prefix)) {
        signatures.add(entry.substring(prefix.length()));
      }
    }
    return signatures.isEmpty() || signatures.size() > MOST
        ? null
        : List.of(new Group(null, signatures));
  }

  private static @Nullable List<Group> groups(List<String> entries, Pairs pairs) {
    List<Group> groups = new ArrayList<>();
    int signatures = 0;
    for (String entry : entries) {
      Group group = group(entry, pairs);
      if (group == null) {
        return null;
      }
      signatures += group.signatures().size();
      groups.add(group);
    }
    return signatures > MOST ? null : groups;
  }

  /** A time that occurs twice could be read differently by two parties. */
  private static @Nullable Group group(String entry, Pairs pairs) {
    String time = null;
    List<String> signatures = new ArrayList<>();
    for (String pair : split(entry, pairs.between())) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        return null;
      }
      String name = pair.substring(0, equals);
      String value = pair.substring(equals + 1);
      if (name.equals(pairs.time())) {
        if (time != null) {
          return null;
        }
        time = value;
      } else if (name.equals(pairs.signature())) {
        signatures.add(value);
      }
    }
    return time == null || signatures.isEmpty() ? null : new Group(time, signatures);
  }

  /** {@return the text that a vendor would send, for test kits} */
  String write(String time, String signature) {
    return pattern.replace(TIME, time).replace(SIGNATURE, signature);
  }

  /** Shows the pattern. */
  @Override
  public String toString() {
    return separator.isEmpty() ? pattern : pattern + ", several";
  }
}
