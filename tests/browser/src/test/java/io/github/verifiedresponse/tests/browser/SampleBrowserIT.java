package io.github.verifiedresponse.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import io.github.verifiedresponse.tests.browser.SamplePage.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plays the vendor's customer, the phone and its owner on the sample's page. */
class SampleBrowserIT extends OpenedPage {

  SampleBrowserIT(RunningSample sample) {
    super(sample);
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf", "shufti", "razorpay"})
  void aGenuineResultReachesApplicationCode(String vendor) {
    long before = page.handled();
    page.choose("vendor-" + vendor);
    page.sign();

    Answer answer = page.press("send");

    assertThat(answer.verdict()).isEqualTo("200 APPROVED");
    assertThat(page.handled()).isEqualTo(before + 1);
    assertThat(page.state("application")).isEqualTo("passed");
  }

  @Test
  void aTokenInsideJsonReachesApplicationCodeToo() {
    page.choose("route-onboarding");
    page.sign();

    assertThat(page.press("send").verdict()).isEqualTo("200 APPROVED");
    assertThat(page.text("answer-verifier")).isEqualTo("caf-envelope");
  }

  @ParameterizedTest
  @CsvSource({"caf, flip", "caf, flip-bit", "shufti, flip", "shufti, flip-bit"})
  void anAlteredResultIsRefusedAndNoApplicationCodeRuns(String vendor, String alteration) {
    long before = page.handled();
    page.choose("vendor-" + vendor);
    page.choose("verdict-negative");
    page.sign();
    page.change(alteration);

    Answer answer = page.press("send");

    assertThat(answer.verdict()).isEqualTo("401 unverified");
    assertThat(page.handled()).isEqualTo(before);
    assertThat(page.text("answer-moved")).contains("did not move the counter");
    assertThat(page.state("signature")).isEqualTo("failed");
    assertThat(page.state("application")).isEqualTo("idle");
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf", "shufti", "razorpay"})
  void aResultCountsOnce(String vendor) {
    long before = page.handled();
    page.choose("vendor-" + vendor);
    page.sign();
    assertThat(page.press("send").verdict()).isEqualTo("200 APPROVED");

    assertThat(page.press("replay").verdict()).isEqualTo("409 replayed");
    assertThat(page.press("replay").verdict()).isEqualTo("409 replayed");
    assertThat(page.handled()).isEqualTo(before + 1);
  }

  @Test
  void aResultThatItsHandlerGaveBackMovesNoCounterAndMayBeSentAgain() {
    long before = page.handled();
    page.choose("route-onboarding");
    page.sign();

    maintenance(true);
    try {
      assertThat(page.press("send").status()).isEqualTo(503);
      assertThat(page.text("answer-moved")).contains("no handler has done anything");
      assertThat(page.handled()).isEqualTo(before);
    } finally {
      maintenance(false);
    }

    assertThat(page.press("send").verdict()).isEqualTo("200 APPROVED");
    assertThat(page.handled()).isEqualTo(before + 1);
  }

  private void maintenance(boolean on) {
    APIResponse answer =
        context
            .request()
            .post(
                sample.uri().resolve("demo/maintenance").toString(),
                RequestOptions.create().setData("{\"on\":" + on + "}"));
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void theAccessTokenUnderTheSameSecretIsRefused() {
    long before = page.handled();

    Answer answer = page.press("wrong-kind");

    assertThat(answer.verdict()).isEqualTo("403 wrong-type");
    assertThat(answer.why()).contains("signed with the very same secret");
    assertThat(page.handled()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf", "shufti", "razorpay"})
  void someoneElsesResultIsLetThroughAndThePageSaysWhy(String vendor) {
    page.choose("vendor-" + vendor);

    Answer answer = page.press("someone-else");

    assertThat(answer.verdict()).isEqualTo("200 APPROVED");
    assertThat(answer.why()).contains("does not say whose result it is", "A binding closes this");
    assertThat(page.state("binding")).isEqualTo("not-checked");
  }

  @ParameterizedTest
  @CsvSource({
    "caf, verdict-negative, DECLINED",
    "shufti, verdict-negative, DECLINED",
    "shufti, verdict-pending, PENDING"
  })
  void aSignedNoIsVerifiedAndStillNoApproval(String vendor, String verdict, String outcome) {
    page.choose("vendor-" + vendor);
    page.choose(verdict);
    page.sign();

    Answer answer = page.press("send");

    assertThat(answer.verdict()).isEqualTo("200 " + outcome);
    assertThat(answer.why()).contains(outcome.equals("DECLINED") ? "still a no" : "must wait");
    assertThat(page.state("outcome")).isEqualTo("not-checked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"flip", "flip-bit"})
  void aPaymentThatWasAlteredIsRefused(String alteration) {
    page.choose("vendor-razorpay");
    page.sign();
    page.change(alteration);

    assertThat(page.press("send").verdict()).isEqualTo("401 unverified");
    assertThat(page.state("signature")).isEqualTo("failed");
  }

  @Test
  void textThatIsNoTokenIsMalformed() {
    page.paste("not a token at all");

    assertThat(page.press("send").verdict()).isEqualTo("400 malformed");
  }
}
