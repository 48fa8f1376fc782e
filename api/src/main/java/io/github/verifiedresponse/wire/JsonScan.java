package io.github.verifiedresponse.wire;

import java.util.Arrays;

/**
 * One strict pass over the bytes of a JSON object (RFC 8259): UTF-8, grammar, levels, digits,
 * duplicate names, and where the wanted fields are. It builds nothing else, and does not call
 * itself, so that levels cost no stack.
 *
 * <p>It accepts what {@link StrictJson} accepts, and nothing else; the tests compare the two.
 */
final class JsonScan {
  /** Jackson's parser keeps shorter names only. */
  private static final int LONG_NAME = 256;

  /** In the place of an array's index. */
  private static final int NO_ARRAY = -1;

  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private final byte[] json;
  private final int end;
  private final StrictJson limits;
  private final WantedFields wanted;
  private final JsonStrings strings;
  private final JsonNumbers numbers;
  private final OpenNames names;
  private int tokensLeft;

  /** For each open level: what is wanted in it, where it begins, and its names or its elements. */
  private WantedFields.Node[] nodes = new WantedFields.Node[8];

  private int[] starts = new int[8];
  private int[] bases = new int[8];
  private int[] indexes = new int[8];
  private int depth;

  private final int[] found;
  private final boolean[] escaped;
  private boolean longNames;
  private boolean empty;

  private JsonScan(StrictJson limits, WantedFields wanted, int maxTokens, byte[] json, int end) {
    this.json = json;
    this.end = end;
    this.limits = limits;
    this.wanted = wanted;
    this.tokensLeft = maxTokens;
    this.strings = new JsonStrings(json, end);
    this.numbers = new JsonNumbers(json, end, limits);
    this.names = new OpenNames(strings);
    this.found = new int[2 * wanted.count()];
    this.escaped = new boolean[wanted.count()];
  }

  static FoundRanges scan(
      StrictJson limits, WantedFields wanted, int maxTokens, byte[] json, int offset, int length)
      throws JsonFault {
    JsonScan scan = new JsonScan(limits, wanted, maxTokens, json, offset + length);
    scan.object(offset);
    return new FoundRanges(scan.found, scan.escaped, scan.longNames, scan.empty);
  }

  private void object(int offset) throws JsonFault {
    int at = skipSpace(offset);
    if (at == end || json[at] != '{') {
      throw JsonFault.other(); // a byte order mark, no object, or nothing
    }
    at = open(wanted.root(), at, NO_ARRAY);
    empty = byteAt(skipSpace(at)) == '}';
    if (skipSpace(levels(at)) != end) {
      throw JsonFault.other();
    }
  }

  /** Goes on until all levels are closed. */
  private int levels(int start) throws JsonFault {
    int at = start;
    boolean isFirst = true;
    while (depth > 0) {
      int level = depth - 1;
      boolean isObject = indexes[level] == NO_ARRAY;
      at = skipSpace(at);
      byte next = byteAt(at);
      if (next == (isObject ? '}' : ']')) {
        at = close(level, at);
        isFirst = false;
      } else {
        if (!isFirst) {
          require(next == ',');
          at = skipSpace(at + 1);
        }
        at = isObject ? member(level, at) : element(level, at);
        isFirst = depth > level + 1;
      }
    }
    return at;
  }

  private int open(WantedFields.Node node, int at, int index) throws JsonFault {
    count();
    if (depth == limits.maxDepth()) {
      throw JsonFault.other();
    }
    if (depth == starts.length) {
      nodes = Arrays.copyOf(nodes, 2 * depth);
      starts = Arrays.copyOf(starts, 2 * depth);
      bases = Arrays.copyOf(bases, 2 * depth);
      indexes = Arrays.copyOf(indexes, 2 * depth);
    }
    nodes[depth] = node;
    starts[depth] = at;
    bases[depth] = names.count();
    indexes[depth] = index;
    depth++;
    return at + 1;
  }

  private int close(int level, int at) throws JsonFault {
    count();
    names.forget(bases[level]);
    found(nodes[level], starts[level], at + 1);
    depth = level;
    return at + 1;
  }

  private int element(int level, int at) throws JsonFault {
    WantedFields.Node node = nodes[level];
    int index = indexes[level]++;
    return value(node.hasChildren() ? node.element(index) : WantedFields.NOTHING, at);
  }

  private int member(int level, int at) throws JsonFault {
    require(byteAt(at) == '"');
    count();
    int from = at + 1;
    int to = strings.close(from);
    longNames |= to - from > LONG_NAME;
    WantedFields.Node node =
        strings.isEscaped() ? escapedName(level, from, to) : name(level, json, from, to, from, to);
    int colon = skipSpace(to + 1);
    require(byteAt(colon) == ':');
    return value(node, skipSpace(colon + 1));
  }

  private WantedFields.Node escapedName(int level, int from, int to) throws JsonFault {
    byte[] meaning = new byte[to - from];
    return name(level, meaning, 0, strings.unescape(from, to, meaning), from, to);
  }

  /**
   * Notes a name.
   *
   * @param meaning where the name is, unescaped, between {@code first} and {@code last}
   * @param from where it is in the text, up to {@code to}
   * @return what is wanted of its value
   */
  private WantedFields.Node name(int level, byte[] meaning, int first, int last, int from, int to)
      throws JsonFault {
    long hash = wanted.hash().of(meaning, first, last);
    if (!names.add(bases[level], hash, from, to)) {
      throw JsonFault.other();
    }
    WantedFields.Node node = nodes[level];
    return node.hasChildren() ? node.member(hash, meaning, first, last) : WantedFields.NOTHING;
  }

  private int value(WantedFields.Node node, int at) throws JsonFault {
    byte first = byteAt(at);
    if (first == '{' || first == '[') {
      return open(node, at, first == '{' ? NO_ARRAY : 0);
    }
    count();
    int to =
        switch (first) {
          case '"' -> string(node, at);
          case 't' -> literal(TRUE, at);
          case 'f' -> literal(FALSE, at);
          case 'n' -> literal(NULL, at);
          default -> numbers.close(at);
        };
    found(node, at, to);
    return to;
  }

  private int string(WantedFields.Node node, int at) throws JsonFault {
    int to = strings.close(at + 1) + 1;
    if (node.place() >= 0) {
      escaped[node.place()] = strings.isEscaped();
    }
    return to;
  }

  private void found(WantedFields.Node node, int from, int to) {
    int place = node.place();
    if (place >= 0) {
      found[2 * place] = from;
      found[2 * place + 1] = to;
    }
  }

  private int literal(byte[] word, int at) throws JsonFault {
    int to = at + word.length;
    require(to <= end && Arrays.equals(word, 0, word.length, json, at, to));
    return to;
  }

  private void count() throws JsonFault {
    if (--tokensLeft < 0) {
      throw JsonFault.other();
    }
  }

  private int skipSpace(int start) {
    int at = start;
    while (at < end && json[at] <= ' ' && isSpace(json[at])) {
      at++;
    }
    return at;
  }

  private static boolean isSpace(byte each) {
    return each == ' ' || each == '\n' || each == '\r' || each == '\t';
  }

  private byte byteAt(int at) throws JsonFault {
    if (at >= end) {
      throw JsonFault.syntax();
    }
    return json[at];
  }

  private static void require(boolean good) throws JsonFault {
    if (!good) {
      throw JsonFault.syntax();
    }
  }
}
