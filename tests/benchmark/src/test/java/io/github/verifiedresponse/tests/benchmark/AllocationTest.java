package io.github.verifiedresponse.tests.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.scheme.SignaturesAlone;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are allocated are counted, not timed: this holds on every machine. */
class AllocationTest {
  private static final int KIB = 1_024;
  private final SignaturesAlone schemes = new SignaturesAlone(Sample.KEYS);

  @ParameterizedTest
  @ValueSource(ints = {512, 2_048, 16_384, 262_144, 2_097_152})
  void aTokenCostsItsPayloadAndTwoKibibytesAtMost(int size) throws Exception {
    Sample sample = Sample.of(size, "allocation");
    Content token = sample.tokenContent();

    assertThat(Allocation.of(() -> schemes.caf(token)))
        .isLessThanOrEqualTo(sample.body().length + 2L * KIB);
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 16_384, 2_097_152})
  void aWrongMacCostsTwoKibibytesAtMostWhateverTheSize(int size) throws Exception {
    schemes.caf(Sample.of(size, "a good one before").tokenContent());
    byte[] token = Sample.of(size, "allocation").token();
    token[token.length - 20] = (byte) (token[token.length - 20] == 'A' ? 'B' : 'A');
    Content forged = Content.copyOf(token);

    assertThat(Allocation.of(refused(() -> schemes.caf(forged)))).isLessThanOrEqualTo(2L * KIB);
  }

  /** The token stays where it is in the body. */
  @ParameterizedTest
  @ValueSource(ints = {512, 2_048, 16_384, 262_144, 2_097_152})
  void aWholeVerificationCostsItsPayloadAndFourKibibytesAndAnEnvelopeOneMore(int size)
      throws Exception {
    List<Sample> samples = List.of(Sample.of(size, "allocation"));
    long most = samples.get(0).body().length + 4L * KIB;

    assertThat(Allocation.of(WholeWay.of(samples))).isLessThanOrEqualTo(most);
    assertThat(Allocation.of(WholeWay.inEnvelope(samples))).isLessThanOrEqualTo(most + KIB);
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 16_384, 2_097_152})
  void refusingCostsThreeKibibytesAndInAnEnvelopeFourWhateverTheSize(int size) throws Exception {
    List<Sample> samples = List.of(Sample.of(size, "allocation"));

    assertThat(Allocation.of(WholeWay.forged(samples))).isLessThanOrEqualTo(3L * KIB);
    assertThat(Allocation.of(WholeWay.malformed(samples))).isLessThanOrEqualTo(3L * KIB);
    assertThat(Allocation.of(WholeWay.forgedInEnvelope(samples))).isLessThanOrEqualTo(4L * KIB);
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 16_384, 2_097_152})
  void aSuffixDigestCostsOneKibibyteAtMostWhateverTheSize(int size) throws Exception {
    Sample sample = Sample.of(size, "allocation");
    Content body = sample.bodyContent();

    assertThat(Allocation.of(() -> schemes.shufti(body, sample.shufti()))).isLessThanOrEqualTo(KIB);
    assertThat(Allocation.of(() -> schemes.legacy(body, sample.legacy()))).isLessThanOrEqualTo(KIB);
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 16_384, 262_144, 2_097_152})
  void aBodyOfDeclaredLengthCostsOneArrayAndTheFirstBuffer(int size) throws Exception {
    byte[] body = new byte[size];

    assertThat(
            Allocation.of(() -> Content.read(new ByteArrayInputStream(body), size, 4 * 1024 * KIB)))
        .isLessThanOrEqualTo(size + (size > 8 * KIB ? 8L * KIB : 0) + 256);
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 16_384, 262_144, 2_097_152})
  void aChunkedBodyCostsTwiceItsSizeAndAPieceAtMost(int size) throws Exception {
    byte[] body = new byte[size];
    long arrays = size > 8 * KIB ? 2L * size + 8 * KIB : 8L * KIB;
    long listOfPieces = 5L * (size / KIB); // and each array's header

    assertThat(
            Allocation.of(() -> Content.read(new ByteArrayInputStream(body), -1, 4 * 1024 * KIB)))
        .isLessThanOrEqualTo(arrays + listOfPieces + 256);
  }

  private static Callable<Object> refused(Callable<Object> job) {
    return () -> {
      try {
        return job.call();
      } catch (RejectedException refused) {
        return refused.reason();
      }
    };
  }
}
