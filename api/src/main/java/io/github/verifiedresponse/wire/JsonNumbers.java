package io.github.verifiedresponse.wire;

/**
 * The numbers of one JSON text (RFC 8259, section 6): finds where they end, and keeps their limit.
 */
final class JsonNumbers {
  /** Where the exponent has more digits, whether it fits is for the other reader to say. */
  private static final int PLAIN_EXPONENT = 8;

  private final byte[] json;
  private final int end;
  private final StrictJson limits;

  JsonNumbers(byte[] json, int end, StrictJson limits) {
    this.json = json;
    this.end = end;
    this.limits = limits;
  }

  /**
   * {@return the index behind a number} What begins as one and is none is another fault than one of
   * the grammar, because a limit may be passed before it shows.
   */
  int close(int start) throws JsonFault {
    if (json[start] != '-' && !isDigit(json[start])) {
      throw JsonFault.syntax();
    }
    int first = json[start] == '-' ? start + 1 : start;
    int at = digits(first);
    int count = at - first;
    if (count > 1 && json[first] == '0') {
      throw JsonFault.other();
    }
    if (at < end && json[at] == '.') {
      int fraction = at + 1;
      at = digits(fraction);
      count += at - fraction;
    }
    int exponent = 0;
    if (at < end && (json[at] | 0x20) == 'e') {
      boolean isSigned = at + 1 < end && (json[at + 1] == '-' || json[at + 1] == '+');
      int power = at + (isSigned ? 2 : 1);
      at = digits(power);
      exponent = at - power;
    }
    boolean isRare = exponent > PLAIN_EXPONENT;
    if (count + exponent > limits.maxDigits() || (isRare && !limits.reads(json, start, at))) {
      throw JsonFault.other();
    }
    return at;
  }

  /** One at least. */
  private int digits(int start) throws JsonFault {
    int at = start;
    while (at < end && isDigit(json[at])) {
      at++;
    }
    if (at == start) {
      throw JsonFault.other();
    }
    return at;
  }

  private static boolean isDigit(byte each) {
    return each >= '0' && each <= '9';
  }
}
