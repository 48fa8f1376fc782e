package io.github.verifiedresponse.wire;

/** What {@link JsonScan} has found, as places in the text. */
final class FoundRanges {
  private final int[] ranges;
  private final boolean[] escaped;
  private final boolean longNames;
  private final boolean empty;

  /**
   * Makes a result.
   *
   * @param ranges of each wanted field, start and end; both 0 where it is absent
   * @param escaped whether a wanted field is a string with an escape in it
   */
  FoundRanges(int[] ranges, boolean[] escaped, boolean longNames, boolean empty) {
    this.ranges = ranges;
    this.escaped = escaped;
    this.longNames = longNames;
    this.empty = empty;
  }

  int from(int place) {
    return ranges[2 * place];
  }

  int to(int place) {
    return ranges[2 * place + 1];
  }

  boolean isEscaped(int place) {
    return escaped[place];
  }

  /** {@return whether a name is longer than a parser keeps} */
  boolean hasLongNames() {
    return longNames;
  }

  /** {@return whether the object has no member} */
  boolean isEmpty() {
    return empty;
  }
}
