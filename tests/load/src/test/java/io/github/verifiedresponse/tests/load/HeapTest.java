package io.github.verifiedresponse.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.replay.ReplayGuards;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Most of what comes in over a long time is rubbish; none of it may stay. */
class HeapTest {
  private static final int EARLY = 100_000;
  private static final int ALL = 1_000_000;
  private static final int IN_A_SECOND = 100;
  private static final double MOST_GROWTH = 0.05;

  private final TestClock clock = TestClock.at(Instant.parse("2026-11-22T12:00:00Z"));
  private final ResponseVerifier verifier =
      Caf.verifier()
          .replayGuard(ReplayGuards.inMemory(ReplayGuards.DEFAULT_CAPACITY, clock))
          .clock(clock)
          .build();
  private final Random random = new Random(1);
  private final Map<Kind, Integer> verified = new EnumMap<>(Kind.class);
  private String lastGood = "";

  /** One message in ten is good; the others are each bad in one way. */
  private enum Kind {
    GOOD,
    SENT_AGAIN,
    OTHER_MAC,
    OTHER_PAYLOAD,
    OTHER_SECRET,
    NO_ALGORITHM,
    OTHER_KEY_ID,
    STALE,
    OTHER_TYPE,
    NO_TOKEN
  }

  @Test
  @DisplayName("AT-181 a million messages leave no more behind than the first hundred thousand")
  void nothingPilesUp() {
    verify(0, EARLY);
    long early = Heap.heldBytes();
    verify(EARLY, ALL);
    long late = Heap.heldBytes();

    System.out.printf(
        "heap in use after %d messages: %d bytes; after %d: %d (%+.2f %%)%n",
        EARLY, early, ALL, late, 100.0 * (late - early) / early);
    assertThat(verified).containsExactly(Map.entry(Kind.GOOD, ALL / Kind.values().length));
    assertThat((double) late).isLessThanOrEqualTo(early * (1 + MOST_GROWTH));
  }

  private void verify(int from, int to) {
    Kind[] kinds = Kind.values();
    for (int i = from; i < to; i++) {
      if (i % IN_A_SECOND == 0) {
        clock.move(Duration.ofSeconds(1));
      }
      Kind kind = kinds[i % kinds.length];
      TestMessage message = TestMessage.ofToken(token(kind, "r-" + i));
      if (verifier.verify(message.build()) instanceof Verification.Verified) {
        verified.merge(kind, 1, Integer::sum);
      }
    }
  }

  private String token(Kind kind, String id) {
    return switch (kind) {
      case GOOD -> {
        lastGood = headed("key-" + id, now(id));
        yield lastGood;
      }
      case SENT_AGAIN -> lastGood;
      case OTHER_MAC -> unsigned(Caf.VENDOR.token(now(id))) + TestVendor.base64Url(random(32));
      case OTHER_PAYLOAD -> {
        String genuine = Caf.VENDOR.token(now(id));
        yield genuine.replaceFirst("\\.[^.]*\\.", "." + encoded(now("other-" + id)) + ".");
      }
      case OTHER_SECRET -> TestVendor.shuftiPro().token(now(id));
      case NO_ALGORITHM -> encoded("{\"alg\":\"none\"}") + "." + encoded(now(id)) + ".";
      case OTHER_KEY_ID ->
          unsigned(headed("key-" + id, now(id))) + TestVendor.base64Url(random(32));
      case STALE -> Caf.VENDOR.token(Caf.payload(id, second() - 3_600));
      case OTHER_TYPE -> Caf.VENDOR.token("{\"iss\":\"" + id + "\",\"iat\":" + second() + "}");
      case NO_TOKEN -> TestVendor.base64Url(random(100));
    };
  }

  /** Each good one has a header of its own: what is known of headers is bounded too. */
  private static String headed(String keyId, String payload) {
    return Caf.VENDOR.token("{\"alg\":\"HS256\",\"kid\":\"" + keyId + "\"}", payload);
  }

  private static String unsigned(String token) {
    return token.substring(0, token.lastIndexOf('.') + 1);
  }

  private static String encoded(String text) {
    return TestVendor.base64Url(TestVendor.utf8(text));
  }

  private String now(String id) {
    return Caf.payload(id, second());
  }

  private long second() {
    return clock.instant().getEpochSecond();
  }

  private byte[] random(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }
}
