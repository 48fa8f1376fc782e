package io.github.verifiedresponse.tests.hostile;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;

/** Shows what somebody with the server's tools could see: its log, threads and managed beans. */
@WebServlet("/insides/*")
public final class InsidesServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    PrintWriter out = response.getWriter();
    switch (String.valueOf(request.getPathInfo())) {
      case "/heard" -> out.print(Heard.in(getServletContext()).take());
      case "/threads" -> threads(out);
      case "/beans" -> ManagedBeans.write(out);
      case "/gadget" -> out.print(System.getProperty(Gadget.MARK, "never made"));
      default -> response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  /** All frames, where {@link ThreadInfo#toString} ends after eight. */
  private static void threads(PrintWriter out) {
    for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
      out.println(thread);
      Arrays.stream(thread.getStackTrace()).forEach(out::println);
    }
  }
}
