package io.github.verifiedresponse.tests.load;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.MACVerifier;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HexFormat;

/** What one writes in an afternoon: the body as text, and a library or a digest over that. */
final class ByHandFilter implements Filter {
  private final Check check;

  private ByHandFilter(Check check) {
    this.check = check;
  }

  @FunctionalInterface
  private interface Check {
    boolean isGenuine(HttpServletRequest request, String body) throws ParseException, JOSEException;
  }

  static ByHandFilter ofToken() {
    return new ByHandFilter(
        (request, body) -> {
          JWSObject token = JWSObject.parse(body);
          return token.verify(new MACVerifier(Signed.CAF_SECRET))
              && !token.getPayload().toString().isEmpty();
        });
  }

  static ByHandFilter ofBody() {
    String suffix = new String(Signed.suffix(), StandardCharsets.UTF_8);
    return new ByHandFilter(
        (request, body) -> {
          byte[] digest = Signed.sha256(Signed.utf8(body + suffix), new byte[0]);
          return HexFormat.of().formatHex(digest).equals(request.getHeader("Signature"));
        });
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!check.isGenuine(http, body)) {
        throw new ServletException("a genuine result was refused");
      }
    } catch (ParseException | JOSEException e) {
      throw new ServletException("a genuine result was refused", e);
    }
    chain.doFilter(new ServedAgain(http, Signed.utf8(body)), response);
  }
}
