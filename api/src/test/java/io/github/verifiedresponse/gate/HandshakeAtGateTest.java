package io.github.verifiedresponse.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Attached;
import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.scheme.Vendors;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A vendor's handshake is answered in the handler's place, however often it comes. */
class HandshakeAtGateTest {
  private static final String NOW = "1700000000";
  private static final TestVendor SENDER =
      TestVendor.withSecret("a-secret-of-the-sender-0123456789");
  private static final String BODY = "{\"type\":\"url_verification\",\"challenge\":\"abc\"}";

  private final Gate gate =
      Gate.of(
          ResponseVerifier.named("hooks")
              .scheme(Vendors.named("slack").scheme(SENDER.keys()))
              .clock(TestClock.atSecond(Long.parseLong(NOW)))
              .replayGuard(ReplayGuards.inMemory(1, TestClock.atSecond(Long.parseLong(NOW))))
              .build());

  private static TestMessage message() {
    String signature = SENDER.hexMac("v0:" + NOW + ":" + BODY);
    return TestMessage.ofJson(BODY)
        .header("X-Slack-Request-Timestamp", NOW)
        .header("X-Slack-Signature", "v0=" + signature);
  }

  @Test
  void itIsAnsweredWithItsContentTypeAndOneLogLine() throws IOException {
    FakeExchange exchange = FakeExchange.of(message());
    try (LogCapture log = LogCapture.start()) {
      assertThat(gate.enter(exchange)).isEmpty();
      assertThat(log.lines())
          .containsExactly(
              "INFO verifier hooks answered the vendor's handshake without its handler; key the test"
                  + " vendor's secret; POST /results/*");
    }

    assertThat(exchange.answer())
        .isEqualTo(
            new FakeExchange.Answer(
                200,
                Map.of(
                    "Content-Type",
                    "text/plain",
                    "Cache-Control",
                    "no-store",
                    "X-Content-Type-Options",
                    "nosniff"),
                "abc"));
    assertThat(Attached.in(exchange::get)).isEmpty();
    assertThat(exchange.served).isEmpty();
  }

  @Test
  void itIsAnsweredAgain() throws IOException {
    for (int i = 0; i < 3; i++) {
      FakeExchange exchange = FakeExchange.of(message());
      assertThat(gate.enter(exchange)).isEmpty();
      assertThat(exchange.answer().body()).isEqualTo("abc");
    }
  }
}
