package io.github.verifiedresponse.tests.load;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jfr.consumer.RecordingStream;

/**
 * The server under load, in a process of its own: one endpoint for each {@link Way}, and one that
 * tells what the process has used.
 */
public final class LoadServer {
  static final String READY = "ready: ";
  static final String USED = "/used";

  private static final Logger LOG = Logger.getLogger("");

  private LoadServer() {}

  /**
   * Serves until its input ends, so that it never outlives who has started it.
   *
   * @param args the name of an {@link Engine}
   */
  public static void main(String... args) throws Exception {
    LOG.setLevel(Level.OFF);
    AtomicInteger outOfMemory = new AtomicInteger();
    AtomicInteger pinned = new AtomicInteger();
    try (ServletServer server = Engine.valueOf(args[0]).server();
        RecordingStream events = new RecordingStream()) {
      events.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO);
      events.onEvent("jdk.VirtualThreadPinned", event -> pinned.incrementAndGet());
      events.startAsync();
      server.filter(
          "/*",
          (request, response, chain) -> {
            try {
              chain.doFilter(request, response);
            } catch (OutOfMemoryError e) {
              outOfMemory.incrementAndGet();
              throw e;
            }
          });
      server.servlet(USED, new Used(outOfMemory, pinned));
      for (Way way : Way.values()) {
        way.filter().ifPresent(filter -> server.filter(way.path(), filter));
        server.servlet(way.path() + "/*", way == Way.CXF ? CxfServlet.create() : new ReadsBody());
      }
      server.start();
      System.out.println(READY + server.port());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }

  /** The handler of all: it reads the body to its end. */
  private static final class ReadsBody extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      byte[] answer = Signed.utf8(Long.toString(size(request.getInputStream())));
      response.setContentLength(answer.length);
      response.getOutputStream().write(answer);
    }
  }

  static long size(InputStream body) throws IOException {
    byte[] buffer = new byte[8 * 1024];
    long size = 0;
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      size += count;
    }
    return size;
  }

  /** The processor time and the allocations of all threads so far, and what has run out. */
  private static final class Used extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final AtomicInteger outOfMemory;
    private final AtomicInteger pinned;

    private Used(AtomicInteger outOfMemory, AtomicInteger pinned) {
      this.outOfMemory = outOfMemory;
      this.pinned = pinned;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long allocated =
          Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
              .filter(bytes -> bytes > 0)
              .sum();
      response
          .getWriter()
          .print(
              system.getProcessCpuTime()
                  + " "
                  + allocated
                  + " "
                  + outOfMemory.get()
                  + " "
                  + pinned.get());
    }
  }
}
