package io.github.verifiedresponse.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.verifiedresponse.tests.vectors.FuzzTime;

/** Whatever the bytes, the two readers of JSON say the same. */
class TwoReadersFuzzTest {
  private final TwoReaders usual = new TwoReaders();
  private final TwoReaders low = TwoReaders.withLowLimits();

  @FuzzTest(maxDuration = FuzzTime.EACH)
  void agree(byte[] bytes) {
    assertThat(usual.difference(bytes)).isIn("", TwoReaders.ACCEPTED);
    assertThat(low.differenceUnverified(bytes)).isIn("", TwoReaders.ACCEPTED);
  }
}
