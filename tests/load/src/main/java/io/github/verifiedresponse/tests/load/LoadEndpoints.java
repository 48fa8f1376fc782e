package io.github.verifiedresponse.tests.load;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** One endpoint for each {@link Way}, and one that tells what the process has used. */
final class LoadEndpoints {
  static final String USED = "/used";

  private final AtomicInteger outOfMemory = new AtomicInteger();
  private final Map<String, Integer> pinned = new ConcurrentHashMap<>();
  private final HeapPeak heapPeak = new HeapPeak();

  void addTo(Endpoints endpoints, Set<Way> ways) {
    heapPeak.start();
    endpoints.filter("/*", this::countOutOfMemory);
    endpoints.servlet(USED, new Used());
    for (Way way : ways) {
      String pattern = way.path() + "/*";
      way.filter().ifPresent(filter -> endpoints.filter(pattern, filter));
      way.servlet().ifPresent(servlet -> endpoints.servlet(pattern, servlet));
    }
  }

  /** A virtual thread held its carrier while it waited, in whose code. */
  void countPinned(String whose) {
    pinned.merge(whose, 1, Integer::sum);
  }

  private void countOutOfMemory(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (OutOfMemoryError e) {
      outOfMemory.incrementAndGet();
      throw e;
    }
  }

  /**
   * The processor time and the allocations of all threads so far, and what has run out: a number in
   * each line; then how often a carrier was held, and by whom.
   */
  private final class Used extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long[] all = threads.getAllThreadIds();
      PrintWriter lines = response.getWriter();
      lines.println(system.getProcessCpuTime());
      lines.println(sum(threads.getThreadCpuTime(all)));
      lines.println(sum(threads.getThreadAllocatedBytes(all)));
      lines.println(outOfMemory);
      lines.println(heapPeak.bytes());
      pinned.forEach((whose, times) -> lines.println(times + " " + whose));
    }

    /** A thread that has ended meanwhile has a negative number. */
    private static long sum(long[] numbers) {
      return Arrays.stream(numbers).filter(number -> number > 0).sum();
    }
  }
}
