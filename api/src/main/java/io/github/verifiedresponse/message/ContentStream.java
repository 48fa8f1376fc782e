package io.github.verifiedresponse.message;

import java.io.InputStream;
import java.util.Objects;

/**
 * Reads an array that it never hands out. {@link java.io.ByteArrayInputStream} does, before Java
 * 20: its {@code transferTo} and {@code writeTo} give the array itself to a stream of anybody's.
 */
final class ContentStream extends InputStream {
  private final byte[] array;
  private final int end;
  private int at;
  private int mark;

  ContentStream(byte[] array, int offset, int length) {
    this.array = array;
    this.at = offset;
    this.mark = offset;
    this.end = offset + length;
  }

  @Override
  public synchronized int read() {
    return at < end ? array[at++] & 0xFF : -1;
  }

  @Override
  public synchronized int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    int count = Math.min(length, end - at);
    System.arraycopy(array, at, target, offset, count);
    at += count;
    return count == 0 ? -1 : count;
  }

  @Override
  public synchronized long skip(long wanted) {
    int count = (int) Math.max(0, Math.min(wanted, end - at));
    at += count;
    return count;
  }

  @Override
  public synchronized int available() {
    return end - at;
  }

  @Override
  public boolean markSupported() {
    return true;
  }

  @Override
  public synchronized void mark(int readLimit) {
    mark = at;
  }

  @Override
  public synchronized void reset() {
    at = mark;
  }
}
