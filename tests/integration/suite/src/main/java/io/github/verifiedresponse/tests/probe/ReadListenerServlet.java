package io.github.verifiedresponse.tests.probe;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;

/** Reads without blocking; it counts a run each time that it is told that all was read. */
public final class ReadListenerServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    AsyncContext async = request.startAsync();
    ServletInputStream in = request.getInputStream();
    in.setReadListener(new Collector(in, request, async));
  }

  private static final class Collector implements ReadListener {
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[1000];
    private final ServletInputStream in;
    private final HttpServletRequest request;
    private final AsyncContext async;

    Collector(ServletInputStream in, HttpServletRequest request, AsyncContext async) {
      this.in = in;
      this.request = request;
      this.async = async;
    }

    @Override
    public void onDataAvailable() throws IOException {
      while (in.isReady()) {
        int count = in.read(buffer);
        if (count < 0) {
          return;
        }
        read.write(buffer, 0, count);
      }
    }

    @Override
    public void onAllDataRead() throws IOException {
      Handled.count(request);
      async.getResponse().getWriter().print(HexFormat.of().formatHex(read.toByteArray()));
      async.complete();
    }

    @Override
    public void onError(Throwable broken) {
      async.complete();
    }
  }
}
