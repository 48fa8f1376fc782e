package io.github.verifiedresponse.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.scheme.Algorithm;
import io.github.verifiedresponse.scheme.Encoding;
import io.github.verifiedresponse.scheme.TimeForm;
import io.github.verifiedresponse.scheme.Vendor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An entry as a user writes one keeps the contract; one that limits no age is not said to. */
class SchemeContractTest implements SchemeContract {
  private static final Vendor ACME = entry(Duration.ofMinutes(5));

  private static Vendor entry(@Nullable Duration maxAge) {
    return Vendor.named("acme")
        .calledBack()
        .signature("header:X-Acme-Signature", "t={time},v1={signature}")
        .signs("{time}.{body}")
        .with(Algorithm.HMAC_SHA256, Encoding.HEX)
        .time("beside", TimeForm.SECONDS, maxAge)
        .kind("/id", "/type")
        .id("/id")
        .from("a test");
  }

  @Override
  public TestVendor vendor() {
    return TestVendor.of(ACME);
  }

  @Test
  void whatCannotBeAskedIsAborted() {
    SchemeContract unlimited = () -> TestVendor.of(entry(null));
    SchemeContract untimed = () -> TestVendor.named("shufti-pro");

    assertThatThrownBy(unlimited::refusesAnOldResult).hasMessageContaining("no age is limited");
    assertThatThrownBy(untimed::refusesAResultFromTheFuture).hasMessageContaining("signs no time");
  }
}
