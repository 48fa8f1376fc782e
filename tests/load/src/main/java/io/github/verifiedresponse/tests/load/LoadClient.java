package io.github.verifiedresponse.tests.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends one request again and again over so many connections, each as soon as the last one was
 * answered. One thread, because the server is to have the processors.
 */
final class LoadClient {
  private static final int LONGEST = 3;

  private final InetSocketAddress server;
  private final ByteBuffer request;
  private long[] nanos = new long[1 << 16];
  private final Map<String, Integer> reasons = new TreeMap<>();
  private int answered;
  private int failed;

  private LoadClient(int port, byte[] request) {
    this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.request = ByteBuffer.allocateDirect(request.length).put(request).flip();
  }

  /**
   * What came back.
   *
   * @param answered how many were answered by 200
   * @param failed how many were answered otherwise, or not
   * @param p50 the median time of an answer in milliseconds
   * @param p99 what 99 of 100 answers did not exceed
   * @param seconds how long it took
   * @param reasons how often something failed, by why
   */
  record Answers(
      int answered,
      int failed,
      double p50,
      double p99,
      double seconds,
      Map<String, Integer> reasons) {
    double perSecond() {
      return answered / seconds;
    }
  }

  static Answers run(int port, byte[] request, int connections, Duration time) throws IOException {
    return new LoadClient(port, request).run(connections, time);
  }

  private Answers run(int connections, Duration time) throws IOException {
    long start = System.nanoTime();
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < connections; i++) {
        new Connection().open(selector);
      }
      while (goesOn(System.nanoTime() - start, time) && !selector.keys().isEmpty()) {
        selector.select(LoadClient::go, 100);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      Arrays.sort(nanos, 0, answered);
      return new Answers(answered, failed, millis(0.5), millis(0.99), seconds, reasons);
    }
  }

  private double millis(double share) {
    return answered == 0 ? Double.NaN : nanos[(int) ((answered - 1) * share)] / 1e6;
  }

  /** Beyond its time only as long as nothing has come back. */
  private boolean goesOn(long nanos, Duration time) {
    return nanos < time.toNanos() * (answered + failed == 0 ? LONGEST : 1);
  }

  private static void go(SelectionKey key) {
    ((Connection) key.attachment()).go(key);
  }

  private void answered(long time) {
    if (answered == nanos.length) {
      nanos = Arrays.copyOf(nanos, answered * 2);
    }
    nanos[answered] = time;
    answered++;
  }

  private final class Connection {
    private final ByteBuffer out = request.duplicate();
    private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);
    private Answer answer = new Answer();
    private long start;

    private void open(Selector selector) throws IOException {
      SocketChannel channel = SocketChannel.open(server);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_WRITE, this);
      begin();
    }

    private void begin() {
      out.clear();
      in.clear();
      answer = new Answer();
      start = System.nanoTime();
    }

    private void go(SelectionKey key) {
      SocketChannel channel = (SocketChannel) key.channel();
      try {
        if (out.hasRemaining()) {
          send(channel, key);
        } else {
          receive(channel, key);
        }
      } catch (IOException e) {
        reasons.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
        again(key);
      }
    }

    private void send(SocketChannel channel, SelectionKey key) throws IOException {
      channel.write(out);
      if (!out.hasRemaining()) {
        key.interestOps(SelectionKey.OP_READ);
      }
    }

    private void receive(SocketChannel channel, SelectionKey key) throws IOException {
      if (channel.read(in) < 0) {
        throw new IOException("closed");
      }
      if (!answer.isWholeWith(in)) {
        return;
      }
      answered(System.nanoTime() - start);
      if (answer.isLast()) {
        channel.close();
        open(key.selector());
      } else {
        begin();
        key.interestOps(SelectionKey.OP_WRITE);
        send(channel, key);
      }
    }

    /** On a new connection, as long as the server takes one. */
    private void again(SelectionKey key) {
      failed++;
      Selector selector = key.selector();
      try {
        key.channel().close();
        open(selector);
      } catch (IOException gone) {
        key.cancel();
      }
    }
  }
}
