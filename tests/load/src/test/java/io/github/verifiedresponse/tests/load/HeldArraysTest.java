package io.github.verifiedresponse.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.filter.VerifiedResponseFilter;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import io.github.verifiedresponse.scheme.SignatureScheme;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/**
 * What of a body is in memory while the application works on the request. Its JSON is mostly white
 * space, of which nothing is made.
 */
class HeldArraysTest {
  private static final int SPACES = 3 * 1024 * 1024;
  private static final double NOISE = 0.1;
  private static final TestVendor VENDOR = TestVendor.caf();

  private final byte[] body = TestVendor.utf8(json());
  private final byte[] token = TestVendor.utf8(VENDOR.token(json()));

  private static String json() {
    return "{\"requestId\":\"r1\",\"isAlive\":true,\"iat\":"
        + Instant.now().getEpochSecond()
        + ",\"reference\":\"r1\",\"event\":\"verification.accepted\""
        + " ".repeat(SPACES)
        + "}";
  }

  @Test
  void ofABodyUnderShuftiProsSignatureIsTheBody() throws Exception {
    Filter filter = filter(Schemes.shuftiPro(VENDOR.keys()), Freshness.timestampNotSigned());

    assertThat(arraysHeld(filter, body)).isBetween(1 - NOISE, 1 + NOISE);
  }

  @Test
  void ofATokenIsTheTokenAndItsPayload() throws Exception {
    Filter filter =
        filter(Schemes.caf(CafProduct.ANY, VENDOR.keys()), Freshness.within(Duration.ofHours(1)));

    assertThat(arraysHeld(filter, token)).isBetween(1.75 - NOISE, 1.75 + NOISE);
  }

  private static Filter filter(SignatureScheme scheme, Freshness freshness) {
    return new VerifiedResponseFilter(
        ResponseVerifier.named("arrays")
            .scheme(scheme)
            .freshness(freshness)
            .replayGuard(ReplayGuard.disabled())
            .maxBody(2 * SPACES)
            .build());
  }

  /** {@return the bytes in arrays that are there only with the filter, in bodies} */
  private double arraysHeld(Filter filter, byte[] sent) throws Exception {
    bytesInHandler(filter, sent); // what is loaded and made once
    long without = bytesInHandler(HeldArraysTest::readAndForget, sent);
    return (double) (bytesInHandler(filter, sent) - without) / sent.length;
  }

  private static void readAndForget(
      ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    ReadsBody.size(request.getInputStream());
    chain.doFilter(request, response);
  }

  private long bytesInHandler(Filter filter, byte[] sent) throws Exception {
    Counts handler = new Counts();
    try (TomcatServer server =
            new TomcatServer(4, Duration.ofMinutes(1))
                .filter("/*", filter)
                .servlet("/results", handler)
                .start();
        Socket sender = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String head =
          "POST /results HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nSignature: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(
                  sent == token ? Caf.TYPE : "application/json",
                  VENDOR.shuftiProSignature(body),
                  sent.length);
      sender.getOutputStream().write(TestVendor.utf8(head));
      sender.getOutputStream().write(sent);
      assertThat(new String(sender.getInputStream().readNBytes(13), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 200 ");
    }
    return handler.bytes;
  }

  /** Counts what is alive in byte arrays while it runs, in the whole process. */
  private static final class Counts extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Pattern BYTE_ARRAYS = Pattern.compile("\\d+:\\s+\\d+\\s+(\\d+)\\s+\\[B");

    private volatile long bytes;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      try {
        Object histogram =
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
        Matcher line = BYTE_ARRAYS.matcher(histogram.toString());
        if (!line.find()) {
          throw new IOException("no byte arrays in the histogram");
        }
        bytes = Long.parseLong(line.group(1));
      } catch (JMException e) {
        throw new IOException(e);
      }
    }
  }
}
