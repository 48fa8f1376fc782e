package io.github.verifiedresponse.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * A hash of names that a sender cannot foresee: with a known one, names could be chosen that all
 * meet in one place of a table, and each would be compared with all the others.
 */
record NameHash(long start, long factor) {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** {@return a hash with a new secret} */
  static NameHash random() {
    SecureRandom random = new SecureRandom();
    return new NameHash(random.nextLong(), random.nextLong() | 1);
  }

  /** {@return the hash of a range} */
  long of(byte[] bytes, int from, int to) {
    long hash = start ^ (to - from);
    int at = from;
    for (; to - at >= Long.BYTES; at += Long.BYTES) {
      hash = mixed(hash ^ (long) EIGHT.get(bytes, at));
    }
    return mixed(hash ^ rest(bytes, at, to));
  }

  private static long rest(byte[] bytes, int from, int to) {
    int bits = (to - from) * Byte.SIZE;
    if (bytes.length - from >= Long.BYTES) {
      return (long) EIGHT.get(bytes, from) & ((1L << bits) - 1);
    }
    long rest = 0;
    for (int i = to - 1; i >= from; i--) {
      rest = (rest << Byte.SIZE) | (bytes[i] & 0xFF);
    }
    return rest;
  }

  private long mixed(long value) {
    return Math.multiplyHigh(value, factor) ^ value * factor;
  }

  /** Shows nothing of the secret. */
  @Override
  public String toString() {
    return "NameHash";
  }
}
