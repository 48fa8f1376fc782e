package io.github.verifiedresponse.tests.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import java.util.List;

/** Every carrier takes something out of any message, or says what is wrong with the message. */
class CarrierFuzzTest {
  private static final List<Carrier> CARRIERS =
      List.of(
          Carrier.body("application/json"),
          Carriers.header("Signature"),
          Carriers.query("token"),
          Carriers.form("token"),
          Carriers.jsonField("/token"),
          Carriers.jsonField("/a~1b/0/c"),
          Carriers.jsonFields("/response", "/signature"));

  @FuzzTest(maxDuration = FuzzTime.EACH)
  void take(byte[] bytes) {
    assertTimeout(FuzzTime.SOON, () -> takeEach(bytes));
  }

  private static void takeEach(byte[] bytes) {
    for (Carrier carrier : CARRIERS) {
      try {
        SignedParts carried = carrier.take(RawMessage.read(bytes).message().build());
        assertThat(carried.content().size()).isNotNegative();
      } catch (RejectedException refused) {
        assertThat(refused.reason().status()).as(refused.detail()).isBetween(400, 499);
      }
    }
  }
}
