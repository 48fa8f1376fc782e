package io.github.verifiedresponse.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import io.github.verifiedresponse.scheme.SignatureScheme;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whether the time that a refusal takes tells how much of a forged signature was right, after
 * Reparaz, Balasch and Verbauwhede, "Dude, is my code constant time?" (2017). For a machine that
 * does nothing else.
 */
@Tag("timing")
class TimingTest {
  private static final int SAMPLES_OF_A_PAIR = 1_000_000;
  private static final int BATCH = 1_000;
  private static final int WARM_UP = 200 * BATCH;
  private static final double LIMIT = 4.5;
  private static final InboundMessage MESSAGE = InboundMessage.of("POST", "/").build();
  private static final String JSON = "{\"requestId\":\"%016x\",\"isAlive\":true,\"iat\":1}";

  private static final List<Wrong> CLASSES = List.of(Wrong.values());

  private final Random random = new Random();

  /** What of the signature is wrong. */
  private enum Wrong {
    FIRST_BYTE,
    LAST_BYTE,
    ALL_BYTES;

    /** All classes are made by the same steps: only this differs. */
    byte mask(int index, int size) {
      return switch (this) {
        case FIRST_BYTE -> (byte) (index == 0 ? 0xff : 0);
        case LAST_BYTE -> (byte) (index == size - 1 ? 0xff : 0);
        case ALL_BYTES -> (byte) 0xff;
      };
    }
  }

  private enum Vendor {
    CAF {
      @Override
      SignatureScheme scheme() {
        return Schemes.caf(CafProduct.ANY, TestVendor.caf().keys());
      }

      @Override
      SignedParts forged(String json, UnaryOperator<byte[]> forgery) {
        String token = TestVendor.caf().token(json);
        int signature = token.lastIndexOf('.') + 1;
        byte[] mac = Base64.getUrlDecoder().decode(token.substring(signature));
        String forged = TestVendor.base64Url(forgery.apply(mac));
        return new SignedParts(
            MESSAGE, Content.ofText(token.substring(0, signature) + forged), null);
      }
    },
    SHUFTI_PRO {
      @Override
      SignatureScheme scheme() {
        return Schemes.shuftiPro(TestVendor.shuftiPro().keys());
      }

      @Override
      SignedParts forged(String json, UnaryOperator<byte[]> forgery) {
        byte[] body = TestVendor.utf8(json);
        String signature = TestVendor.shuftiPro().shuftiProSignature(body);
        byte[] digest = forgery.apply(HexFormat.of().parseHex(signature));
        return new SignedParts(MESSAGE, Content.copyOf(body), HexFormat.of().formatHex(digest));
      }
    };

    abstract SignatureScheme scheme();

    abstract SignedParts forged(String json, UnaryOperator<byte[]> forgery);
  }

  @ParameterizedTest(name = "AT-178 {0}")
  @EnumSource
  @DisplayName("AT-178 the time of a refusal does not tell which byte of the signature was wrong:")
  void theTimeTellsNothing(Vendor vendor) {
    Samples samples = measure(vendor);
    double largest = 0;

    for (int one = 0; one < CLASSES.size(); one++) {
      for (int other = one + 1; other < CLASSES.size(); other++) {
        double t = samples.largestT(one, other);
        largest = Math.max(largest, t);
        System.out.printf(
            "%s, %s against %s: |t| = %.2f%n", vendor, CLASSES.get(one), CLASSES.get(other), t);
      }
    }
    assertThat(largest).isLessThan(LIMIT);
  }

  /**
   * Classes come at random, so whatever else the machine does meets all of them alike; and each
   * message is another, so the text of a signature is as random in one class as in the other. Many
   * are made before the first of them is timed: what the processor has learnt in making one is not
   * to be seen in its time.
   */
  private Samples measure(Vendor vendor) {
    SignatureScheme scheme = vendor.scheme();
    Samples samples = new Samples(SAMPLES_OF_A_PAIR / 2 * CLASSES.size() / BATCH * BATCH);
    int[] wrongs = new int[BATCH];
    SignedParts[] batch = new SignedParts[BATCH];
    for (int done = -WARM_UP; done < samples.capacity(); done += BATCH) {
      for (int i = 0; i < BATCH; i++) {
        wrongs[i] = random.nextInt(CLASSES.size());
        String json = JSON.formatted(random.nextLong());
        batch[i] = vendor.forged(json, forgery(CLASSES.get(wrongs[i])));
      }
      for (int i = 0; i < BATCH; i++) {
        long nanos = nanos(scheme, batch[i]);
        if (done >= 0) {
          samples.add(wrongs[i], nanos);
        }
      }
    }
    return samples;
  }

  private UnaryOperator<byte[]> forgery(Wrong wrong) {
    return genuine -> {
      byte[] noise = new byte[genuine.length];
      random.nextBytes(noise);
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (byte) (genuine[i] ^ ((noise[i] | 1) & wrong.mask(i, noise.length)));
      }
      return noise;
    };
  }

  private static long nanos(SignatureScheme scheme, SignedParts forged) {
    long start = System.nanoTime();
    try {
      scheme.authenticate(forged);
    } catch (RejectedException refused) {
      long nanos = System.nanoTime() - start;
      assertThat(refused.reason() == Reason.UNVERIFIED).isTrue();
      return nanos;
    }
    throw new AssertionError("a forged signature passed");
  }
}
