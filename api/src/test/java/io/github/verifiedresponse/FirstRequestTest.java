package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.scheme.SignatureScheme;
import io.github.verifiedresponse.scheme.Signing;
import io.github.verifiedresponse.scheme.SigningKey;
import io.github.verifiedresponse.scheme.Vendor;
import io.github.verifiedresponse.scheme.Vendors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The made-up result that takes the time of the first request at start. */
class FirstRequestTest {

  static Stream<Vendor> vendors() {
    return Vendors.all().stream()
        .filter(vendor -> vendor.refusal().isEmpty() && !vendor.takesCertificates());
  }

  private static SignatureScheme scheme(Vendor vendor) {
    return vendor.scheme(Signing.of(vendor, SigningKey.generate(vendor)).deployment());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void aMadeUpResultGoesTheWholeWay(Vendor vendor) {
    assertThat(Signing.like(scheme(vendor)).map(FirstRequest::verify).orElse(true)).isTrue();
  }

  @Test
  void keysThatTakeLongToMakeAreNotMade() {
    assertThat(Signing.like(scheme(Vendors.named("google-id-token")))).isEmpty();
    assertThat(Signing.like(scheme(Vendors.named("shufti-pro")))).isPresent();
  }

  @Test
  void nobodyIsToldOfIt() {
    List<VerificationEvent> events = new ArrayList<>();
    Vendor notRehearsed =
        Vendor.named("not-rehearsed").calledBack().signature("header:X-Signature").from("a test");

    ResponseVerifier.named("quiet")
        .scheme(scheme(notRehearsed))
        .replayGuard(ReplayGuard.disabled())
        .listener(events::add)
        .build();

    assertThat(events).isEmpty();
  }
}
