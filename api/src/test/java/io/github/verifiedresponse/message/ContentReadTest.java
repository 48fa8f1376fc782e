package io.github.verifiedresponse.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Allocation;
import io.github.verifiedresponse.Refusals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads whole, bounded, and no more memory than what arrives asks for. */
class ContentReadTest {
  private static final int MAX = 20_000;
  private static final long UNDECLARED = -1;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 8_191, 8_192, 8_193, 16_384, 16_385, 19_999, MAX})
  void readsAWholeBody(int size) throws RejectedException {
    byte[] body = body(size);

    assertThat(Content.read(of(body), size, MAX).toByteArray()).isEqualTo(body);
    assertThat(Content.read(of(body), UNDECLARED, MAX).toByteArray()).isEqualTo(body);
    assertThat(Content.read(inDrops(body), size, MAX).toByteArray()).isEqualTo(body);
    assertThat(Content.read(inDrops(body), UNDECLARED, MAX).toByteArray()).isEqualTo(body);
  }

  @ParameterizedTest(name = "AT-115 {0}")
  @ValueSource(ints = {1, 2, 100, 8_191, 8_192, 8_193, MAX})
  void takesExactlyTheLimit(int max) throws RejectedException {
    assertThat(Content.read(of(body(max)), UNDECLARED, max).size()).isEqualTo(max);
    assertThat(Content.read(of(body(max)), max, max).size()).isEqualTo(max);
    assertThat(reason(of(body(max + 1)), UNDECLARED, max)).isEqualTo(Reason.TOO_LARGE);
    assertThat(reason(inDrops(body(max + 1)), UNDECLARED, max)).isEqualTo(Reason.TOO_LARGE);
    assertThat(reason(of(body(max + 1)), max + 1, max)).isEqualTo(Reason.TOO_LARGE);
    assertThat(reason(of(body(max + 2)), UNDECLARED, max)).isEqualTo(Reason.TOO_LARGE);
    assertThat(reason(of(body(3 * max)), UNDECLARED, max)).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void refusesADeclaredLengthOverTheLimitBeforeItReads() {
    InputStream neverRead =
        new OneByteStream(
            () -> {
              throw new AssertionError("was read");
            });

    assertThat(reason(neverRead, MAX + 1L, MAX)).isEqualTo(Reason.TOO_LARGE);
    assertThat(reason(neverRead, Long.MAX_VALUE, MAX)).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  @DisplayName("AT-112 stops reading an endless body, or an inflated one, soon after the limit")
  void stopsReadingAnEndlessBodySoonAfterTheLimit() {
    long[] taken = new long[1];
    InputStream endless =
        new OneByteStream(
            () -> {
              taken[0]++;
              return 'a';
            });

    assertThat(reason(endless, UNDECLARED, MAX)).isEqualTo(Reason.TOO_LARGE);
    assertThat(taken[0]).isLessThanOrEqualTo(MAX + 1L);
  }

  @ParameterizedTest
  @CsvSource({"10, 9", "10, 11", "9000, 8999", "9000, 9001", "0, 1", "0, 9000", "8192, 8193"})
  void refusesABodyThatIsNotAsLongAsDeclared(int declared, int sent) {
    assertThat(reason(of(body(sent)), declared, MAX)).isEqualTo(Reason.MALFORMED);
    assertThat(reason(inDrops(body(sent)), declared, MAX)).isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest(name = "AT-114 {0}")
  @ValueSource(longs = {1, 8_192, MAX})
  void tellsThatSomebodyHasReadTheBodyBefore(long declared) {
    assertThat(reason(of(body(0)), declared, MAX)).isEqualTo(Reason.BODY_CONSUMED);
  }

  @Test
  @DisplayName("AT-110 refuses a body whose sender goes away")
  void refusesABodyWhoseSenderGoesAway() {
    InputStream broken =
        new OneByteStream(
            () -> {
              throw new IOException("connection reset by the peer");
            });

    RejectedException refusal = Refusals.refusal(() -> Content.read(broken, 10, MAX));

    assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED);
    assertThat(refusal.detail()).doesNotContain("peer");
  }

  @Test
  @DisplayName("AT-107, AT-109 allocates for what has arrived, not for what was declared")
  void allocatesForWhatHasArrived() {
    int most = 64 * 1024 * 1024;

    assertThat(reason(of(body(10)), most, most)).isEqualTo(Reason.MALFORMED);
    assertThat(Allocation.of(() -> reason(of(body(10)), most, most))).isLessThan(64 * 1024);
  }

  private static Reason reason(InputStream stream, long declared, int max) {
    return Refusals.reason(() -> Content.read(stream, declared, max));
  }

  private static InputStream of(byte[] body) {
    return new ByteArrayInputStream(body);
  }

  /** Gives one to three bytes at a time, as a slow network does. */
  private static InputStream inDrops(byte[] body) {
    return new ByteArrayInputStream(body) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(length, 1 + pos % 3));
      }
    };
  }

  private static byte[] body(int size) {
    byte[] body = new byte[size];
    for (int i = 0; i < size; i++) {
      body[i] = (byte) (i % 251);
    }
    return body;
  }

  /** Gives what its source gives, byte by byte. */
  private static final class OneByteStream extends InputStream {
    private final Source source;

    OneByteStream(Source source) {
      this.source = source;
    }

    @Override
    public int read() throws IOException {
      return source.next();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      into[offset] = (byte) read();
      return 1;
    }
  }

  @FunctionalInterface
  private interface Source {
    int next() throws IOException;
  }
}
