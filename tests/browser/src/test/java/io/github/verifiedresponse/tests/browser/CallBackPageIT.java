package io.github.verifiedresponse.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page's vendor that calls back. */
class CallBackPageIT extends OpenedPage {

  CallBackPageIT(RunningSample sample) {
    super(sample);
  }

  @Test
  void aCallBackIsRepeatedUntilItIsHandledAndIsThenHandledNoMore() {
    long all = page.handled();
    long before = page.payments();
    long after = before + 1;

    page.callBack("callback-deliver", "repeated-again");

    assertThat(page.delivery("first"))
        .startsWith("warn: ")
        .contains("503 not handled", "did nothing", "Payments handled: still " + before);
    assertThat(page.delivery("repeated"))
        .startsWith("passed: ")
        .contains("200 handled", "Payments handled: " + before + " → " + after);
    assertThat(page.delivery("repeated-again"))
        .startsWith("passed: ")
        .contains("200 acknowledged", "Payments handled: still " + after);
    assertThat(page.delivery("forged")).startsWith("idle: ");
    assertThat(page.payments()).isEqualTo(after);
    assertThat(page.handled()).isEqualTo(all + 1);
  }

  @Test
  void aForgedCallBackIsRefusedAndItsHandlerDoesNotRun() {
    long before = page.payments();

    page.callBack("callback-forge", "forged");

    assertThat(page.delivery("forged"))
        .startsWith("failed: ")
        .contains("401 refused: unverified", "Payments handled: still " + before);
    assertThat(page.payments()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{forged: true, reply: {status: 200, text: ''}} | failed: let through",
        "{forged: true, reply: {status: 200, text: '', json: {outcome: 'X'}}} | failed: let through",
        "{reply: {status: 200, text: '<title>Log in</title>'}} | unknown: no verdict",
        "{reply: {status: 503, text: ''}} | unknown: no verdict",
        "{reply: {status: 0, text: 'offline'}} | unknown: no answer",
        "{maintenance: true, reply: {status: 503, text: '',"
            + " json: {type: 'urn:verified-response:problem:unavailable'}}}"
            + " | failed: refused: unavailable"
      })
  void saysOfADeliveryOnlyWhatItsAnswerShows(String answer, String said) {
    assertThat(page.saidOfDelivery(answer)).isEqualTo(said);
  }

  @Test
  void startingOverClearsTheCallBack() {
    page.callBack("callback-deliver", "repeated-again");

    page.find("reset").click();

    assertThat(page.delivery("first")).startsWith("idle: ").doesNotContain("503");
  }
}
