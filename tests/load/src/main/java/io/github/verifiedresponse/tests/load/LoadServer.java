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

/**
 * The server under load, in a process of its own: one endpoint for each {@link Way}, and one that
 * tells what the process has used.
 */
public final class LoadServer {
  static final String READY = "ready: ";
  static final String USED = "/used";

  /** Tomcat's own default. */
  private static final int THREADS = 200;

  private static final Logger LOG = Logger.getLogger("");

  private LoadServer() {}

  /** Serves until its input ends, so that it never outlives who has started it. */
  public static void main(String... args) throws Exception {
    LOG.setLevel(Level.OFF);
    AtomicInteger outOfMemory = new AtomicInteger();
    try (TomcatServer server = new TomcatServer(THREADS, Duration.ofSeconds(20))) {
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
      server.servlet(USED, new Used(outOfMemory));
      for (Way way : Way.values()) {
        way.filter().ifPresent(filter -> server.filter(way.path(), filter));
        server.servlet(way.path(), new ReadsBody());
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
      byte[] buffer = new byte[8 * 1024];
      InputStream body = request.getInputStream();
      long size = 0;
      for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
        size += count;
      }
      byte[] answer = Signed.utf8(Long.toString(size));
      response.setContentLength(answer.length);
      response.getOutputStream().write(answer);
    }
  }

  /** The processor time and the allocations of all threads so far, and what has run out. */
  private static final class Used extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final AtomicInteger outOfMemory;

    private Used(AtomicInteger outOfMemory) {
      this.outOfMemory = outOfMemory;
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
          .print(system.getProcessCpuTime() + " " + allocated + " " + outOfMemory.get());
    }
  }
}
