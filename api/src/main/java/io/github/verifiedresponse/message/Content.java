package io.github.verifiedresponse.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.wire.ArraySink;
import io.github.verifiedresponse.wire.Base64Url;
import io.github.verifiedresponse.wire.JsonReader;
import io.github.verifiedresponse.wire.StrictJson;
import io.github.verifiedresponse.wire.UnreadableException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes exactly as they came (RFC 9110, section 6.4), immutable: a whole body or a range of one.
 *
 * <p>A range shares the array of its whole, so that a body is in memory once. Only the library's
 * own code is given that array: {@link #lendTo} is not for applications.
 */
public final class Content {
  private static final int PIECE = 8 * 1024;
  private static final Content EMPTY = new Content(new byte[0], 0, 0);

  private final byte[] array;
  private final int offset;
  private final int size;

  private Content(byte[] array, int offset, int size) {
    this.array = array;
    this.offset = offset;
    this.size = size;
  }

  /** {@return content with a copy of these bytes} */
  public static Content copyOf(byte[] bytes) {
    return new Content(bytes.clone(), 0, bytes.length);
  }

  /** {@return the UTF-8 bytes of a text} */
  public static Content ofText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Content(bytes, 0, bytes.length);
  }

  /** {@return no bytes} */
  public static Content empty() {
    return EMPTY;
  }

  /**
   * Reads a body once. Nothing is allocated by declaration alone: an array of the declared length,
   * within the limit, comes only after the first 8 KiB have really arrived.
   *
   * @param stream the body
   * @param declaredLength the Content-Length, or a negative number when there is none
   * @param maxBody the maximum number of bytes
   * @throws RejectedException with {@link Reason#TOO_LARGE}, before anything is read when the
   *     declared length says so; {@link Reason#BODY_CONSUMED} when a declared body is gone; {@link
   *     Reason#MALFORMED} when it ends before its declared length
   */
  public static Content read(InputStream stream, long declaredLength, int maxBody)
      throws RejectedException {
    BodyReader reader = new BodyReader(declaredLength, maxBody);
    byte[] body = reader.read(stream);
    return new Content(body, 0, reader.size());
  }

  /** {@return the number of bytes} */
  public int size() {
    return size;
  }

  /** {@return whether there are no bytes} */
  public boolean isEmpty() {
    return size == 0;
  }

  /**
   * {@return one byte}
   *
   * @param index from 0 to {@link #size()} - 1
   */
  public byte byteAt(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return array[offset + index];
  }

  /**
   * {@return a range that shares these bytes}
   *
   * @param from the first byte
   * @param to the byte after the last
   */
  public Content range(int from, int to) {
    if (from < 0 || to < from || to > size) {
      throw new IndexOutOfBoundsException("range " + from + " to " + to + " of " + size);
    }
    return new Content(array, offset + from, to - from);
  }

  /** {@return a copy of the bytes} */
  public byte[] toByteArray() {
    return Arrays.copyOfRange(array, offset, offset + size);
  }

  /** {@return a new stream over the bytes, without a copy; it never hands out the array itself} */
  public InputStream newInputStream() {
    return new ContentStream(array, offset, size);
  }

  /**
   * {@return the bytes as text; what the charset does not know becomes its replacement character}
   */
  public String toText(Charset charset) {
    return new String(array, offset, size, charset);
  }

  /**
   * Hands the bytes to a sink, such as {@code content.transferTo(digest::update)}: copies of at
   * most 8 KiB, one after the other, so that a sink changes nothing.
   *
   * @param sink it is called at least once
   */
  public void transferTo(Sink sink) {
    byte[] piece = new byte[Math.min(size, PIECE)];
    int done = 0;
    do {
      int length = Math.min(size - done, piece.length);
      System.arraycopy(array, offset + done, piece, 0, length);
      sink.accept(piece, 0, length);
      done += length;
    } while (done < size);
  }

  /** Hands the bytes to the library's own code, without a copy; it is no API. */
  @SuppressWarnings("exports") // of a package that is not, so that modules cannot call it
  public void lendTo(ArraySink sink) {
    sink.accept(array, offset, size);
  }

  /**
   * Parses the bytes as one JSON object (RFC 8259), strictly: valid UTF-8 without a byte order
   * mark, no duplicate names, no lone surrogates, nothing after the object, numbers kept exactly.
   * At most 32 levels, and 1,000 digits for a number; {@link InboundMessage#json} has the limits of
   * a verifier.
   *
   * @throws RejectedException with {@link Reason#MALFORMED}, or with {@link Reason#TOO_LARGE} for
   *     what is over a limit; the detail never quotes the input
   */
  public ObjectNode toJsonObject() throws RejectedException {
    return toJsonObject(StrictJson.usual());
  }

  ObjectNode toJsonObject(StrictJson reader) throws RejectedException {
    return read(reader::parseObject);
  }

  ObjectNode toUnverifiedJsonObject(StrictJson reader) throws RejectedException {
    return read(reader::parseUnverified);
  }

  StrictObject toStrictObject(JsonReader reader) throws RejectedException {
    return StrictObject.of(read(reader::read));
  }

  StrictObject toUnverifiedObject(JsonReader reader) throws RejectedException {
    return StrictObject.of(read(reader::readUnverified));
  }

  /**
   * {@return what these bytes spell in Base64url without padding (RFC 7515, section 2)} Only the
   * canonical spelling is accepted.
   *
   * @throws RejectedException with {@link Reason#MALFORMED} for any other
   */
  public Content decodeBase64Url() throws RejectedException {
    byte[] decoded = read(Base64Url::decode);
    return new Content(decoded, 0, decoded.length);
  }

  /**
   * {@return the first index from {@code start} on whose byte is no digit of Base64url, or the
   * size}
   */
  public int endOfBase64Url(int start) {
    return Base64Url.endOfAlphabet(array, offset + start, offset + size) - offset;
  }

  /** {@return whether every byte is a digit of Base64url} */
  public boolean isBase64Url() {
    return Base64Url.isOfAlphabet(array, offset, offset + size);
  }

  boolean isAscii() {
    for (int i = offset; i < offset + size; i++) {
      if (array[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** {@return whether these bytes begin with those} Not for comparing secrets: it stops early. */
  public boolean startsWith(Content beginning) {
    return size >= beginning.size
        && Arrays.equals(
            array,
            offset,
            offset + beginning.size,
            beginning.array,
            beginning.offset,
            beginning.offset + beginning.size);
  }

  /** {@return the last index of a byte, or -1} */
  public int lastIndexOf(byte wanted) {
    int at = size - 1;
    while (at >= 0 && array[offset + at] != wanted) {
      at--;
    }
    return at;
  }

  /** Two contents are equal when their bytes are. Not for comparing secrets: it stops early. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Content that
        && Arrays.equals(
            array, offset, offset + size, that.array, that.offset, that.offset + that.size);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = offset; i < offset + size; i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }

  private <T> T read(StrictReading<T> reading) throws RejectedException {
    try {
      return reading.read(array, offset, size);
    } catch (UnreadableException unreadable) {
      throw new RejectedException(
          unreadable.isTooLarge() ? Reason.TOO_LARGE : Reason.MALFORMED, unreadable.detail());
    }
  }

  /** Shows the size only. */
  @Override
  public String toString() {
    return size + " bytes";
  }

  /** Takes bytes, as {@code MessageDigest::update} and {@code Mac::update} do. */
  @FunctionalInterface
  public interface Sink {

    /**
     * Takes a range of an array that holds the next bytes after this call.
     *
     * @param array where the bytes are
     * @param offset the first byte
     * @param length how many
     */
    void accept(byte[] array, int offset, int length);
  }

  @FunctionalInterface
  private interface StrictReading<T> {
    T read(byte[] array, int offset, int length) throws UnreadableException;
  }
}
