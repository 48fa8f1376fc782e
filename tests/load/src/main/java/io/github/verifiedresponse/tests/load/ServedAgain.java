package io.github.verifiedresponse.tests.load;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;

/** The wrapper that everybody writes: the stream and nothing else. */
final class ServedAgain extends HttpServletRequestWrapper {
  private final ByteArrayInputStream bytes;

  ServedAgain(HttpServletRequest request, byte[] body) {
    super(request);
    this.bytes = new ByteArrayInputStream(body);
  }

  @Override
  public ServletInputStream getInputStream() {
    return new ServletInputStream() {
      @Override
      public int read() {
        return bytes.read();
      }

      @Override
      public int read(byte[] array, int offset, int length) {
        return bytes.read(array, offset, length);
      }

      @Override
      public boolean isFinished() {
        return bytes.available() == 0;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("nobody reads it so");
      }
    };
  }
}
