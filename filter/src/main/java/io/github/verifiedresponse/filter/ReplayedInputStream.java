package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.message.Content;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A body in memory as a servlet stream. Everything is there, so it is always ready; a read listener
 * is still called as the specification says: on a container's thread, after the caller has
 * returned, with {@code onAllDataRead} exactly once, when the end was really reached, and with
 * nothing after an error.
 */
final class ReplayedInputStream extends ServletInputStream {
  private final InputStream bytes;
  private final Executor container;
  private volatile boolean finished;
  private volatile boolean ended;
  private volatile @Nullable ReadListener listener;
  private volatile boolean inCallback;
  private volatile @Nullable Thread lastReader;

  ReplayedInputStream(Content body, Executor container) {
    this.bytes = body.newInputStream();
    this.finished = body.isEmpty();
    this.container = container;
  }

  @Override
  public int read() throws IOException {
    int next = bytes.read();
    noteEnd();
    return next;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = bytes.read(target, offset, length);
    noteEnd();
    return count;
  }

  @Override
  public int available() throws IOException {
    return bytes.available();
  }

  /** After the last byte, as containers do: {@code isFinished} is true before a read returns -1. */
  private void noteEnd() throws IOException {
    lastReader = Thread.currentThread();
    finished = bytes.available() == 0;
    if (finished && listener != null && !inCallback && !ended) {
      tellEnd();
    }
  }

  /** Read to the end by other code: the listener has still to hear of it, if the work is its. */
  private void tellEnd() {
    try {
      container.execute(this::sendAllDataRead);
    } catch (IllegalStateException e) {
      ended = true; // dispatched since: who reads now is not the listener's, and needs no telling
    }
  }

  @Override
  public boolean isFinished() {
    return finished;
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void setReadListener(ReadListener readListener) {
    Objects.requireNonNull(readListener, "readListener");
    if (listener != null) {
      throw new IllegalStateException("a read listener is already set");
    }
    listener = readListener;
    try {
      // the container refuses to start a task for a request that is not asynchronous
      container.execute(this::callListener);
    } catch (RuntimeException refused) {
      listener = null;
      throw refused;
    }
  }

  private synchronized void callListener() {
    ReadListener current = listener;
    if (current == null) {
      return;
    }
    try {
      if (!finished) {
        inCallback = true;
        current.onDataAvailable();
        inCallback = false;
      }
    } catch (IOException | RuntimeException e) {
      inCallback = false;
      ended = true;
      current.onError(e);
      return;
    }
    if (finished) {
      if (lastReader == null || lastReader == Thread.currentThread()) {
        sendAllDataRead();
      } else {
        tellEnd();
      }
    }
  }

  private synchronized void sendAllDataRead() {
    ReadListener current = listener;
    if (current == null || ended) {
      return;
    }
    ended = true;
    try {
      current.onAllDataRead();
    } catch (IOException | RuntimeException e) {
      current.onError(e);
    }
  }
}
