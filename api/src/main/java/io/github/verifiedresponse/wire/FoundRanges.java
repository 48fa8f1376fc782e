package io.github.verifiedresponse.wire;

/** What {@link JsonScan} has found, as places in the text. */
final class FoundRanges {
  private final int[] ranges;
  private final boolean longNames;
  private final boolean empty;

  /**
   * Makes a result.
   *
   * @param ranges of each wanted field, start and end; both 0 where it is absent
   */
  FoundRanges(int[] ranges, boolean longNames, boolean empty) {
    this.ranges = ranges;
    this.longNames = longNames;
    this.empty = empty;
  }

  int from(int place) {
    return ranges[2 * place];
  }

  int to(int place) {
    return ranges[2 * place + 1];
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
