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

/**
 * Stands between a pool and its database. While it is silent it accepts connections and bytes and
 * forwards nothing, as a network does that has lost its way; afterwards it forwards what it holds,
 * so that what nobody waits for any more arrives late.
 */
final class Relay implements AutoCloseable {
  private static final int BACKLOG = 200;
  private static final int BUFFER = 8_192;

  private final ServerSocket server;
  private final int target;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final Object gate = new Object();
  private boolean silent;

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

  void silence() {
    synchronized (gate) {
      silent = true;
    }
  }

  void speak() {
    synchronized (gate) {
      silent = false;
      gate.notifyAll();
    }
  }

  private void accept() throws IOException {
    while (!server.isClosed()) {
      Socket client = server.accept();
      Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(client);
      sockets.add(database);
      inBackground(() -> pump(client, database));
      inBackground(() -> pump(database, client));
    }
  }

  private void pump(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      int length = in.read(buffer);
      while (length >= 0) {
        awaitSpeech();
        out.write(buffer, 0, length);
        length = in.read(buffer);
      }
      awaitSpeech(); // the end of a connection is not heard either
    }
  }

  private void awaitSpeech() throws IOException {
    synchronized (gate) {
      while (silent) {
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
