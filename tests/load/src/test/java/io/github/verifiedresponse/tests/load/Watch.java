package io.github.verifiedresponse.tests.load;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before the filter under test and counts what goes in, what is read there, what leaves. */
final class Watch implements Filter {
  private final AtomicInteger entered = new AtomicInteger();
  private final AtomicInteger bytes = new AtomicInteger();
  private final AtomicInteger left = new AtomicInteger();
  private final Set<Integer> statuses = new ConcurrentSkipListSet<>();

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    entered.incrementAndGet();
    try {
      chain.doFilter(new Counted((HttpServletRequest) request), response);
    } finally {
      statuses.add(((HttpServletResponse) response).getStatus());
      left.incrementAndGet();
    }
  }

  /** {@return how many requests are between entrance and exit} */
  int inside() {
    return entered.get() - left.get();
  }

  int entered() {
    return entered.get();
  }

  /** {@return how many bytes of bodies have been read} */
  int bytes() {
    return bytes.get();
  }

  /** {@return the statuses of those that have left} */
  Set<Integer> statuses() {
    return statuses;
  }

  private final class Counted extends HttpServletRequestWrapper {
    private Counted(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new CountedStream(super.getInputStream());
    }
  }

  private final class CountedStream extends ServletInputStream {
    private final ServletInputStream stream;

    private CountedStream(ServletInputStream stream) {
      this.stream = stream;
    }

    @Override
    public int read() throws IOException {
      int next = stream.read();
      bytes.addAndGet(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] array, int offset, int length) throws IOException {
      int count = stream.read(array, offset, length);
      bytes.addAndGet(Math.max(0, count));
      return count;
    }

    @Override
    public boolean isFinished() {
      return stream.isFinished();
    }

    @Override
    public boolean isReady() {
      return stream.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      stream.setReadListener(listener);
    }
  }
}
