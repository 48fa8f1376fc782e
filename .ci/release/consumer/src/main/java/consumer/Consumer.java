package consumer;

import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.filter.VerifiedResponseFilter;
import io.github.verifiedresponse.jaxrs.VerifiedResponseFeature;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.testkit.SignedRequest;
import io.github.verifiedresponse.testkit.TestVendor;

/** Verifies one genuine result, the same once more, and a tampered one. */
public final class Consumer {
  private Consumer() {}

  /** Ends with an exception when one of them is not judged as it should be. */
  public static void main(String[] args) {
    TestVendor vendor = TestVendor.named("caf").approved();
    SignedRequest request = vendor.inJson("/signedResponse");
    ResponseVerifier verifier =
        ResponseVerifier.named("caf")
            .scheme(vendor.scheme())
            .carrier(request.carrier())
            .accept(Outcome.APPROVED)
            .replayGuard(ReplayGuards.inMemory())
            .build();

    Verification first = verifier.verify(request.message());
    require(first instanceof Verification.Verified, "genuine");
    verifier.handling().settle(((Verification.Verified) first).payload(), Ending.byAnswer(200));
    require(isRejected(verifier.verify(request.message()), Reason.REPLAYED), "replayed");
    SignedRequest tampered = vendor.inJson("/signedResponse").tampered();
    require(isRejected(verifier.verify(tampered.message()), Reason.UNVERIFIED), "tampered");

    System.out.println(
        "verified one of three as a "
            + (Consumer.class.getModule().isNamed() ? "module" : "class path")
            + ", with "
            + new VerifiedResponseFilter(verifier).getClass().getSimpleName()
            + " and "
            + VerifiedResponseFeature.class.getSimpleName());
  }

  private static boolean isRejected(Verification verification, Reason reason) {
    return verification instanceof Verification.Rejected rejected && rejected.reason() == reason;
  }

  private static void require(boolean holds, String result) {
    if (!holds) {
      throw new IllegalStateException("the " + result + " result was judged otherwise");
    }
  }
}
