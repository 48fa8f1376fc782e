package io.github.verifiedresponse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads a body into one array. The declared length is a hint for the array's size once bytes have
 * really arrived, never a reason to allocate before: a relayer can declare what it likes.
 */
final class BodyReader {
  private static final int FIRST = 8 * 1024;

  private final long declaredLength;
  private final int maxBody;

  BodyReader(long declaredLength, int maxBody) {
    this.declaredLength = declaredLength;
    this.maxBody = maxBody;
  }

  Content read(InputStream stream) throws RejectedException {
    if (declaredLength > maxBody) {
      throw tooLarge();
    }
    try {
      return readAll(stream);
    } catch (IOException e) {
      throw new RejectedException(Reason.MALFORMED, "the body ended before its end");
    }
  }

  private Content readAll(InputStream stream) throws IOException, RejectedException {
    byte[] array = new byte[firstSize()];
    int size = 0;
    while (true) {
      if (size < array.length) {
        int count = stream.read(array, size, array.length - size);
        if (count < 0) {
          break;
        }
        size += count;
      } else {
        int next = stream.read();
        if (next < 0) {
          break;
        }
        if (size == maxBody) {
          throw tooLarge();
        }
        array = Arrays.copyOf(array, nextSize(size));
        array[size++] = (byte) next;
      }
    }
    requireWhole(size);
    return Content.owning(array, size);
  }

  private int firstSize() {
    int most = Math.min(FIRST, maxBody);
    return declaredLength < 0 ? most : (int) Math.min(declaredLength, most);
  }

  /**
   * The declared size once the first buffer has filled; twice the last one when none was declared.
   */
  private int nextSize(int current) {
    return declaredLength > current
        ? (int) declaredLength
        : (int) Math.min(2L * current + 1, maxBody);
  }

  private void requireWhole(int size) throws RejectedException {
    if (size == 0 && declaredLength > 0) {
      throw new RejectedException(
          Reason.BODY_CONSUMED,
          "the body was read before it could be verified: place the verification before whatever"
              + " reads the body or its parameters");
    }
    if (declaredLength >= 0 && size != declaredLength) {
      throw new RejectedException(Reason.MALFORMED, "the body is not as long as declared");
    }
  }

  private RejectedException tooLarge() {
    return new RejectedException(
        Reason.TOO_LARGE, "the body may hold " + maxBody + " bytes at most");
  }
}
