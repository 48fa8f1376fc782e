package io.github.verifiedresponse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.scheme.Vendor;
import io.github.verifiedresponse.scheme.Vendors;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the test kit signs, the entry of the vendor verifies; what it alters, it refuses. */
class EveryVendorTest {
  static Stream<Vendor> signed() {
    return Vendors.all().stream()
        .filter(vendor -> vendor.refusal().isEmpty() && !vendor.takesCertificates());
  }

  static Stream<Vendor> others() {
    List<Vendor> signed = signed().toList();
    return Vendors.all().stream().filter(vendor -> !signed.contains(vendor));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("signed")
  void theEntryVerifiesWhatTheKitSigns(Vendor vendor) {
    assertThat(verify(TestVendor.of(vendor).calledBack()))
        .isInstanceOf(Verification.Verified.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("signed")
  void eachResultIsAnotherOne(Vendor vendor) {
    TestVendor test = TestVendor.of(vendor);

    SignedRequest first = test.calledBack();
    SignedRequest second = test.calledBack();

    assertThat(second.parts().signature()).isNotEqualTo(first.parts().signature());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void whatCannotBeSignedIsRefusedWithTheReason(Vendor vendor) {
    assertThatThrownBy(() -> TestVendor.of(vendor))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(vendor.name())
        .hasMessageContaining(
            vendor.refusal().orElse("certificates that lead to a root which the entry pins"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("signed")
  void aResultSaysTheOutcomeThatWasAskedFor(Vendor vendor) {
    for (Outcome outcome : List.of(Outcome.APPROVED, Outcome.DECLINED, Outcome.PENDING)) {
      TestVendor test = TestVendor.of(vendor).outcome(outcome);
      if (test.signing().decides(outcome)) {
        assertThat(VerifiedPayloads.verified("test", test).outcome()).isEqualTo(outcome);
      } else {
        assertThatThrownBy(test::calledBack).hasMessageContaining("never say " + outcome);
      }
    }
  }

  enum Altered {
    TAMPERED,
    OTHER_KEY,
    TRUNCATED,
    RESERIALISED,
    AGED,
    FROM_THE_FUTURE,
    CHANGED,
    UNSIGNED,
    EXTENDED,
    TWICE,
    WITHOUT_BODY;

    SignedRequest of(SignedRequest genuine) {
      return switch (this) {
        case TAMPERED -> genuine.tampered();
        case OTHER_KEY -> genuine.withOtherKey();
        case TRUNCATED -> genuine.truncated();
        case RESERIALISED -> genuine.reserialised();
        case AGED -> genuine.aged(Duration.ofDays(30));
        case FROM_THE_FUTURE -> genuine.aged(Duration.ofDays(-1));
        case CHANGED -> Alteration.of(genuine).changedSignature();
        case UNSIGNED -> Alteration.of(genuine).withoutSignature();
        case EXTENDED -> Alteration.of(genuine).extended();
        case TWICE -> Alteration.of(genuine).twice();
        case WITHOUT_BODY -> Alteration.of(genuine).withoutBody();
      };
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void theEntryRefusesWhatTheKitAlters(Altered altered) {
    int tried = 0;
    for (Vendor vendor : signed().toList()) {
      SignedRequest genuine = TestVendor.of(vendor).calledBack();
      try {
        SignedRequest other = altered.of(genuine);
        boolean isOld = altered == Altered.AGED && !isLimited(vendor);
        tried++;
        if (!isOld) {
          assertThat(VerifiedPayloads.judged("test", other, genuine.vendor()))
              .as(vendor.name())
              .isNotInstanceOf(Verification.Verified.class);
        }
      } catch (NotApplicableException e) {
        assertThat(e).hasMessageContaining(" ");
      }
    }
    assertThat(tried).as("vendors that were asked").isGreaterThanOrEqualTo(10);
  }

  private static boolean isLimited(Vendor vendor) {
    return TestVendor.of(vendor).scheme().freshness().isLimited();
  }

  private static Verification verify(SignedRequest request) {
    return VerifiedPayloads.judged("test", request, request.vendor());
  }
}
