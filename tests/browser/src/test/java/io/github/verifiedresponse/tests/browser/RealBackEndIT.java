package io.github.verifiedresponse.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page where the endpoint checks what a real back end does, and what it says of each check. */
class RealBackEndIT extends OpenedPage {

  RealBackEndIT(RunningSample sample) {
    super(sample);
  }

  @ParameterizedTest
  @CsvSource({
    "type, form, 415 unsupported-content",
    "missing, carrier, 401 missing-signature",
    "altered, signature, 401 unverified",
    "wrong-kind, kind, 403 wrong-type",
    "old, freshness, 403 stale",
    "someone-else, binding, 403 not-bound",
    "declined, outcome, 403 not-accepted"
  })
  void eachCheckOfARealBackEndCanBeSeenToRefuse(String step, String station, String verdict) {
    page.choose("mode-bound");
    long before = page.handled();

    assertThat(page.press("try-" + step).verdict()).isEqualTo(verdict);

    assertThat(page.state(station)).isEqualTo("failed");
    assertThat(page.state("application")).isEqualTo("idle");
    assertThat(page.states()).doesNotContain("not-checked", "unknown", "warn");
    assertThat(page.handled()).isEqualTo(before);
  }

  @Test
  void aRealBackEndChecksEverythingAndAcceptsAResultOnce() {
    page.choose("mode-bound");

    assertThat(page.press("try-genuine").verdict()).isEqualTo("200 APPROVED");
    assertThat(page.states()).containsOnly("passed");

    assertThat(page.press("try-replay").verdict()).isEqualTo("409 replayed");
    assertThat(page.state("once-only")).isEqualTo("failed");
  }

  @Test
  void aDocumentCheckOfARealBackEndIsBoundToTheReferenceThatItIssued() {
    page.choose("mode-bound");
    page.choose("vendor-shufti");

    assertThat(page.press("try-genuine").verdict()).isEqualTo("200 APPROVED");
    assertThat(page.state("binding")).isEqualTo("passed");
    assertThat(page.state("freshness")).isEqualTo("not-checked");

    assertThat(page.press("try-someone-else").verdict()).isEqualTo("403 not-bound");
  }

  @Test
  void aPaymentOfARealBackEndIsBoundToTheOrderThatItOpened() {
    page.choose("mode-bound");
    page.choose("vendor-razorpay");

    assertThat(page.press("try-genuine").verdict()).isEqualTo("200 APPROVED");
    assertThat(page.states()).containsOnly("passed", "not-checked");
    assertThat(page.state("binding")).isEqualTo("passed");
    assertThat(page.answered().why()).contains("signed exactly these two ids");

    assertThat(page.press("try-someone-else").verdict()).isEqualTo("403 not-bound");
    assertThat(page.press("try-missing").verdict()).isEqualTo("401 missing-signature");
  }

  @Test
  void aResultOf2020IsNotShownAsFresh() {
    assertThat(page.press("try-year-2020").verdict()).isEqualTo("200 APPROVED");

    assertThat(page.text("station-freshness")).contains("not checked here", "any age");
    assertThat(page.state("freshness")).isEqualTo("not-checked");
    assertThat(page.answered().why()).contains("Not checked here: freshness, binding, outcome");
  }

  @Test
  void showsBeforeAnythingIsSentWhichChecksTheEndpointDoes() {
    assertThat(page.state("binding")).isEqualTo("not-checked");
    assertThat(page.state("freshness")).isEqualTo("idle");

    page.choose("vendor-shufti");
    assertThat(page.state("freshness")).isEqualTo("not-checked");

    page.choose("mode-bound");
    assertThat(page.state("binding")).isEqualTo("idle");
  }
}
