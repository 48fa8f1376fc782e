package io.github.verifiedresponse.tests.stores;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/**
 * Stands between a pool and its database. While it is silent it accepts connections and bytes and
 * forwards nothing, as a network does that has lost its way; afterwards it forwards what it holds,
 * so that what nobody waits for any more arrives late. It can also be silent in part.
 */
final class Relay implements AutoCloseable {
  private static final int BACKLOG = 200;
  private static final int BUFFER = 8_192;

  private final ServerSocket server;
  private volatile int target;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final Object gate = new Object();
  private Predicate<Way> silent = way -> false;

  /**
   * One way of one connection.
   *
   * @param answers whether it leads from the database
   * @param opened when the connection was opened, by {@link System#nanoTime}
   */
  private record Way(boolean answers, long opened) {}

  Relay(int target) {
    this.target = target;
    try {
      server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    inBackground(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** New connections lead elsewhere from now on. */
  void lead(int port) {
    target = port;
  }

  void silence() {
    silence(way -> true);
  }

  /** The database hears and is not heard. */
  void silenceAnswers() {
    silence(Way::answers);
  }

  /** The connections that are there now are silent; new ones are not. */
  void silenceOldConnections() {
    long now = System.nanoTime();
    silence(way -> way.opened() - now < 0);
  }

  void speak() {
    silence(way -> false);
  }

  private void silence(Predicate<Way> which) {
    synchronized (gate) {
      silent = which;
      gate.notifyAll();
    }
  }

  private void accept() throws IOException {
    while (!server.isClosed()) {
      Socket client = server.accept();
      sockets.add(client);
      inBackground(() -> connect(client));
    }
  }

  private void connect(Socket client) throws IOException {
    long now = System.nanoTime();
    try {
      Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(database);
      inBackground(() -> pump(client, database, new Way(false, now)));
      inBackground(() -> pump(database, client, new Way(true, now)));
    } catch (IOException e) {
      client.close(); // there is no database now
    }
  }

  private void pump(Socket from, Socket to, Way way) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      int length = in.read(buffer);
      while (length >= 0) {
        awaitSpeech(way);
        out.write(buffer, 0, length);
        length = in.read(buffer);
      }
      awaitSpeech(way); // the end of a connection is not heard either
    }
  }

  private void awaitSpeech(Way way) throws IOException {
    synchronized (gate) {
      while (silent.test(way)) {
        try {
          gate.wait();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private static void inBackground(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // one side has gone; the other sees its connection end
              }
            },
            "relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    speak();
    try {
      server.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
