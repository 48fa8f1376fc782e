package io.github.verifiedresponse.tests.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * The least that any filter does which verifies: the body in one array, hashed where it is. With a
 * tree, it also makes what an application reads claims from.
 */
final class LimitFilter implements Filter {
  private static final ObjectReader JSON = new ObjectMapper().reader();

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Check check;
  private final boolean tree;

  private LimitFilter(Check check, boolean tree) {
    this.check = check;
    this.tree = tree;
  }

  /** Finds what is signed, or nothing when it is not genuine. */
  @FunctionalInterface
  private interface Check {
    ByteBuffer genuine(HttpServletRequest request, byte[] body);
  }

  static LimitFilter ofToken(boolean tree) {
    Mac keyed = Signed.newMac();
    return new LimitFilter((request, body) -> genuineToken(keyed, body), tree);
  }

  private static ByteBuffer genuineToken(Mac keyed, byte[] token) {
    int last = token.length - 1;
    while (token[last] != '.') {
      last--;
    }
    int first = 0;
    while (token[first] != '.') {
      first++;
    }
    Base64.Decoder decoder = Base64.getUrlDecoder();
    Mac mac = copy(keyed);
    mac.update(token, 0, last);
    ByteBuffer claimed = decoder.decode(ByteBuffer.wrap(token, last + 1, token.length - last - 1));
    ByteBuffer payload = decoder.decode(ByteBuffer.wrap(token, first + 1, last - first - 1));
    return MessageDigest.isEqual(mac.doFinal(), claimed.array()) ? payload : NOTHING;
  }

  private static Mac copy(Mac mac) {
    try {
      return (Mac) mac.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  static LimitFilter ofBody(boolean tree) {
    byte[] suffix = Signed.suffix();
    return new LimitFilter((request, body) -> genuineBody(suffix, request, body), tree);
  }

  private static ByteBuffer genuineBody(byte[] suffix, HttpServletRequest request, byte[] body) {
    byte[] claimed = HexFormat.of().parseHex(request.getHeader("Signature"));
    boolean genuine = MessageDigest.isEqual(Signed.sha256(body, suffix), claimed);
    return genuine ? ByteBuffer.wrap(body) : NOTHING;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    byte[] body = new byte[request.getContentLength()];
    boolean whole = request.getInputStream().readNBytes(body, 0, body.length) == body.length;
    ByteBuffer genuine = whole ? check.genuine(http, body) : NOTHING;
    if (!genuine.hasRemaining()) {
      throw new ServletException("a genuine result was refused");
    }
    if (tree) {
      int offset = genuine.arrayOffset() + genuine.position();
      JsonNode claims = JSON.readTree(genuine.array(), offset, genuine.remaining());
      request.setAttribute("claims", claims);
    }
    chain.doFilter(new ServedAgain(http, body), response);
  }
}
