package io.github.verifiedresponse.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.filter.VerifiedResponseFilter;
import io.github.verifiedresponse.store.Await;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A sender can declare what it likes and send nothing. What that costs is compared with a filter
 * that does nothing but read: threads and buffers of connections are the server's own.
 */
class SlowRequestsTest {
  private static final int REQUESTS = 1_000;
  private static final int DECLARED = 200_000;
  private static final long ALLOWED_BYTES = 8 * 1024;
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(300);

  @AutoClose private final LogCapture log = LogCapture.ofErrors();
  private final Handler handler = new Handler();

  @Test
  @DisplayName(
      "AT-109 a thousand requests that declare 200,000 bytes and send two cost 8 KiB at most beyond"
          + " a filter that only reads")
  void declaringCostsNothing() throws Exception {
    long reading = bytesForEachHeldRequest(new OnlyReads());
    long verifying = bytesForEachHeldRequest(new VerifiedResponseFilter(Caf.verifier().build()));

    System.out.printf(
        "bytes for each of %d held requests: %d in a filter that only reads, %d in ours%n",
        REQUESTS, reading, verifying);
    assertThat(verifying - reading).isLessThanOrEqualTo(ALLOWED_BYTES);
    assertThat(handler.runs()).isZero();
    assertThat(log.lines()).isEmpty();
  }

  /** The heap that they take while all of them wait; then some trickle, and then all hang up. */
  private long bytesForEachHeldRequest(Filter filter) throws Exception {
    Watch watch = new Watch();
    try (TomcatServer server = server(REQUESTS + 100, LONG, watch, filter)) {
      hold(server, watch, 1); // what is loaded and made once
      long before = Heap.heldBytes();
      return (hold(server, watch, REQUESTS) - before) / REQUESTS;
    }
  }

  private static long hold(TomcatServer server, Watch watch, int requests) throws Exception {
    int bytes = watch.bytes() + 2 * requests;
    List<Socket> senders = new ArrayList<>();
    try {
      for (int i = 0; i < requests; i++) {
        senders.add(send(server, DECLARED, "ey"));
      }
      Await.until("two bytes of each", () -> watch.bytes() == bytes);
      assertThat(watch.inside()).as("in the filter at once").isEqualTo(requests);
      long held = Heap.heldBytes();
      trickle(senders, watch);
      assertThat(watch.inside()).as("with a byte more now and then").isEqualTo(requests);
      return held;
    } finally {
      for (Socket sender : senders) {
        sender.close();
      }
      Await.until("all have left", () -> watch.inside() == 0 && server.busyThreads() == 0);
    }
  }

  /** Some send the next byte as soon as the last one was read. */
  private static void trickle(List<Socket> senders, Watch watch) throws Exception {
    for (int i = 0; i < senders.size(); i += 50) {
      int bytes = watch.bytes();
      senders.get(i).getOutputStream().write('J');
      Await.until("one byte more", () -> watch.bytes() == bytes + 1);
    }
  }

  @Test
  @DisplayName("AT-109 the server's read time-out frees the thread, and the handler does not run")
  void theReadTimeOutFreesTheThread() throws Exception {
    Watch watch = new Watch();
    VerifiedResponseFilter filter = new VerifiedResponseFilter(Caf.verifier().build());
    try (TomcatServer server = server(10, SHORT, watch, filter);
        Socket sender = send(server, 10, "ey")) {
      byte[] answer = sender.getInputStream().readAllBytes();
      assertThat(new String(answer, StandardCharsets.US_ASCII))
          .as("our refusal, over which Tomcat writes its own 408")
          .startsWith("HTTP/1.1 4");
      Await.until("free", () -> watch.inside() == 0 && server.busyThreads() == 0);
    }
    assertThat(handler.runs()).isZero();
    assertThat(log.lines()).isEmpty();
  }

  @ParameterizedTest(name = "AT-110 {0}")
  @ValueSource(strings = {"closes", "resets"})
  @DisplayName("AT-110 a sender in mid body who")
  void leavesNothingBehind(String end) throws Exception {
    Watch watch = new Watch();
    String token = Caf.token("mid-body");
    VerifiedResponseFilter filter = new VerifiedResponseFilter(Caf.verifier().build());
    try (TomcatServer server = server(10, LONG, watch, filter)) {
      Socket sender = send(server, token.length(), token.substring(0, 60));
      Await.until("half of it", () -> watch.bytes() == 60);
      sender.setSoLinger(end.equals("resets"), 0);
      sender.close();
      Await.until("free", () -> watch.inside() == 0 && server.busyThreads() == 0);
      assertThat(handler.runs()).isZero();
      assertThat(watch.statuses()).containsExactly(400);

      assertThat(statusOf(server, token)).as("no claim was left").startsWith("HTTP/1.1 200 ");
      assertThat(handler.runs()).isOne();
    }
    assertThat(log.lines()).isEmpty();
  }

  private TomcatServer server(int threads, Duration readTimeout, Watch watch, Filter filter)
      throws Exception {
    return new TomcatServer(threads, readTimeout)
        .filter("/*", watch)
        .filter("/*", filter)
        .servlet("/results", handler)
        .start();
  }

  private static String statusOf(TomcatServer server, String token) throws IOException {
    try (Socket sender = send(server, token.length(), token)) {
      byte[] answer = sender.getInputStream().readNBytes(13);
      return new String(answer, StandardCharsets.US_ASCII);
    }
  }

  private static Socket send(TomcatServer server, int declared, String start) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    String head =
        "POST /results HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(Caf.TYPE, declared, start);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** Reads a body in pieces of 8 KiB and keeps nothing of it. */
  private static final class OnlyReads implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException {
      byte[] buffer = new byte[8 * 1024];
      InputStream body = request.getInputStream();
      try {
        while (body.read(buffer) >= 0) {
          // only read
        }
      } catch (IOException hungUp) {
        // as the other filter, it ends quietly
      }
    }
  }
}
