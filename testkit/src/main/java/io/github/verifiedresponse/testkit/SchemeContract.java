package io.github.verifiedresponse.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.verifiedresponse.Verification;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every scheme promises, one of yours too: implement {@link #vendor}, and the tests are
 * inherited.
 *
 * <pre>{@code
 * class AcmeTest implements SchemeContract {
 *   @Override
 *   public TestVendor vendor() {
 *     return TestVendor.of(ACME);   // built with Vendor.named("acme")
 *   }
 * }
 * }</pre>
 */
public interface SchemeContract {

  /** {@return the vendor under test, with any key} */
  TestVendor vendor();

  /** What the vendor signs is verified. */
  @Test
  default void verifiesWhatTheVendorSigns() {
    SignedRequest genuine = vendor().calledBack();

    assertTrue(isVerified(genuine, genuine), "the genuine result must be verified");
  }

  /** What another key signed is refused. */
  @Test
  default void refusesWhatAnotherKeySigned() {
    refuses(SignedRequest::withOtherKey);
  }

  /** Another result under a genuine signature is refused. */
  @Test
  default void refusesAnotherResultUnderAGenuineSignature() {
    refuses(SignedRequest::tampered);
  }

  /** A signature with one other character is refused. */
  @Test
  default void refusesAChangedSignature() {
    refuses(request -> Alteration.of(request).changedSignature());
  }

  /** A result without its signature is refused. */
  @Test
  default void refusesAMissingSignature() {
    refuses(request -> Alteration.of(request).withoutSignature());
  }

  /** Half of a result is refused. */
  @Test
  default void refusesHalfOfAResult() {
    refuses(SignedRequest::truncated);
  }

  /** A result that another JSON writer wrote is refused. */
  @Test
  default void refusesAResultThatWasReserialised() {
    refuses(SignedRequest::reserialised);
  }

  /** A result from the future is refused. */
  @Test
  default void refusesAResultFromTheFuture() {
    refuses(request -> request.aged(Duration.ofDays(-1)));
  }

  /** An old result is refused, where the entry limits the age. */
  @Test
  default void refusesAnOldResult() {
    Assumptions.assumeTrue(vendor().scheme().freshness().isLimited(), "no age is limited");
    refuses(request -> request.aged(Duration.ofDays(3_660)));
  }

  private void refuses(UnaryOperator<SignedRequest> attack) {
    SignedRequest genuine = vendor().calledBack();
    try {
      assertFalse(isVerified(attack.apply(genuine), genuine), "this must be refused");
    } catch (NotApplicableException e) {
      Assumptions.abort(e.getMessage());
    }
  }

  private static boolean isVerified(SignedRequest request, SignedRequest genuine) {
    return VerifiedPayloads.judged("contract", request, genuine.vendor())
        instanceof Verification.Verified;
  }
}
