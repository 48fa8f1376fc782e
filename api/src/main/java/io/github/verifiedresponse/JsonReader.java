package io.github.verifiedresponse;

/**
 * Reads the JSON of a verifier in one pass, which finds the fields that the verifier judges.
 *
 * @param strict its limits, and the reader that builds a tree where one is asked for
 * @param wanted the fields that are found
 */
record JsonReader(StrictJson strict, WantedFields wanted) {
  private static final JsonReader USUAL = new JsonReader(StrictJson.usual(), WantedFields.NONE);

  /** {@return a reader with the limits that hold where none are set, which finds no field} */
  static JsonReader usual() {
    return USUAL;
  }

  StrictObject read(byte[] array, int offset, int length) throws RejectedException {
    return read(true, array, offset, length);
  }

  /** As {@link #read}, for a text whose signature was not checked yet. */
  StrictObject readUnverified(byte[] array, int offset, int length) throws RejectedException {
    return read(false, array, offset, length);
  }

  private StrictObject read(boolean isVerified, byte[] array, int offset, int length)
      throws RejectedException {
    int maxTokens = isVerified ? Integer.MAX_VALUE : StrictJson.MOST_UNVERIFIED_TOKENS;
    try {
      FoundRanges found = JsonScan.scan(strict, wanted, maxTokens, array, offset, length);
      return StrictObject.of(new FoundFields(this, array, offset, length, found));
    } catch (JsonFault fault) {
      throw strict.refusal(fault, isVerified, array, offset, length);
    }
  }

  /** Shows the limits and the fields. */
  @Override
  public String toString() {
    return strict + ", " + wanted;
  }
}
