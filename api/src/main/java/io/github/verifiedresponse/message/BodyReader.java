package io.github.verifiedresponse.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a body into one array. The declared length is a hint for the array's size once bytes have
 * really arrived, never a reason to allocate before: a relayer can declare what it likes.
 */
final class BodyReader {
  private static final int PIECE = 8 * 1024;

  private final long declaredLength;
  private final int maxBody;
  private int size;

  BodyReader(long declaredLength, int maxBody) {
    this.declaredLength = declaredLength;
    this.maxBody = maxBody;
  }

  /** {@return how many bytes of the array are the body} */
  int size() {
    return size;
  }

  /** {@return an array that begins with the body, and that nothing else holds} */
  byte[] read(InputStream stream) throws RejectedException {
    if (declaredLength > maxBody) {
      throw tooLarge();
    }
    try {
      return readAll(stream);
    } catch (IOException e) {
      throw new RejectedException(Reason.MALFORMED, "the body ended prematurely");
    }
  }

  private byte[] readAll(InputStream stream) throws IOException, RejectedException {
    return declaredLength < 0 ? readUndeclared(stream) : readDeclared(stream, (int) declaredLength);
  }

  /** In pieces as they arrive, and then into one array: twice the body and a piece at most. */
  private byte[] readUndeclared(InputStream stream) throws IOException, RejectedException {
    List<byte[]> pieces = new ArrayList<>();
    byte[] piece;
    int filled;
    do {
      piece = new byte[Math.min(PIECE, maxBody - size)];
      filled = fill(piece, 0, stream);
      size += filled;
      pieces.add(piece);
    } while (filled == PIECE);
    if (size == maxBody && stream.read() >= 0) {
      throw tooLarge();
    }
    return joined(pieces);
  }

  private byte[] joined(List<byte[]> pieces) {
    if (pieces.size() == 1) {
      return pieces.get(0);
    }
    byte[] joined = new byte[size];
    for (int i = 0, at = 0; at < size; i++, at += PIECE) {
      System.arraycopy(pieces.get(i), 0, joined, at, Math.min(PIECE, size - at));
    }
    return joined;
  }

  private byte[] readDeclared(InputStream stream, int length)
      throws IOException, RejectedException {
    byte[] body = new byte[Math.min(length, PIECE)];
    size = fill(body, 0, stream);
    if (size == PIECE && length > PIECE) {
      body = Arrays.copyOf(body, length);
      size = fill(body, size, stream);
    }
    requireWhole();
    if (stream.read() >= 0) {
      throw notAsDeclared();
    }
    return body;
  }

  /** {@return how much of the array is filled, which is all of it unless the body has ended} */
  private static int fill(byte[] array, int from, InputStream stream) throws IOException {
    int filled = from;
    int count = 0;
    while (filled < array.length && count >= 0) {
      count = stream.read(array, filled, array.length - filled);
      filled += Math.max(0, count);
    }
    return filled;
  }

  private void requireWhole() throws RejectedException {
    if (size == 0 && declaredLength > 0) {
      throw new RejectedException(
          Reason.BODY_CONSUMED,
          "the body was read before it could be verified: run the verification before anything that"
              + " reads the body or its parameters, or map the filter that reads the body to the"
              + " servlet's name, so that it runs later");
    }
    if (size != declaredLength) {
      throw notAsDeclared();
    }
  }

  private static RejectedException notAsDeclared() {
    return new RejectedException(Reason.MALFORMED, "the body is not as long as its Content-Length");
  }

  private RejectedException tooLarge() {
    return new RejectedException(
        Reason.TOO_LARGE, "the body exceeds the limit of " + maxBody + " bytes");
  }
}
