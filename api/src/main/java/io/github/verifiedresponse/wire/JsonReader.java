package io.github.verifiedresponse.wire;

/**
 * Reads the JSON of a verifier in one pass, which finds the fields that the verifier judges.
 *
 * @param strict its limits, and the reader that builds a tree where one is asked for
 * @param wanted the fields that are found
 */
public record JsonReader(StrictJson strict, WantedFields wanted) {
  private static final JsonReader USUAL = new JsonReader(StrictJson.usual(), WantedFields.NONE);

  /** {@return a reader with the limits that hold where none are set, which finds no field} */
  public static JsonReader usual() {
    return USUAL;
  }

  /** {@return the fields of one JSON object} */
  public FoundFields read(byte[] array, int offset, int length) throws UnreadableException {
    return read(true, array, offset, length);
  }

  /** As {@link #read}, for a text whose signature was not checked yet. */
  public FoundFields readUnverified(byte[] array, int offset, int length)
      throws UnreadableException {
    return read(false, array, offset, length);
  }

  private FoundFields read(boolean isVerified, byte[] array, int offset, int length)
      throws UnreadableException {
    int maxTokens = isVerified ? Integer.MAX_VALUE : StrictJson.MOST_UNVERIFIED_TOKENS;
    try {
      FoundRanges found = JsonScan.scan(strict, wanted, maxTokens, array, offset, length);
      return new FoundFields(this, array, offset, length, found);
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
