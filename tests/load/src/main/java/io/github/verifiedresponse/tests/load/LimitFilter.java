package io.github.verifiedresponse.tests.load;

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
import java.util.function.BiPredicate;
import javax.crypto.Mac;

/** The least that any filter does which verifies: the body in one array, hashed where it is. */
final class LimitFilter implements Filter {
  private final BiPredicate<HttpServletRequest, byte[]> isGenuine;

  private LimitFilter(BiPredicate<HttpServletRequest, byte[]> isGenuine) {
    this.isGenuine = isGenuine;
  }

  static LimitFilter ofToken() {
    Mac keyed = Signed.newMac();
    return new LimitFilter((request, body) -> isGenuineToken(keyed, body));
  }

  private static boolean isGenuineToken(Mac keyed, byte[] token) {
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
    return MessageDigest.isEqual(mac.doFinal(), claimed.array()) && payload.hasRemaining();
  }

  private static Mac copy(Mac mac) {
    try {
      return (Mac) mac.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  static LimitFilter ofBody() {
    byte[] suffix = Signed.suffix();
    return new LimitFilter(
        (request, body) ->
            MessageDigest.isEqual(
                Signed.sha256(body, suffix),
                HexFormat.of().parseHex(request.getHeader("Signature"))));
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    byte[] body = new byte[request.getContentLength()];
    if (request.getInputStream().readNBytes(body, 0, body.length) < body.length
        || !isGenuine.test(http, body)) {
      throw new ServletException("a genuine result was refused");
    }
    chain.doFilter(new ServedAgain(http, body), response);
  }
}
