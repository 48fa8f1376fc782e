package io.github.verifiedresponse.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page is to those who read it, on each screen and by keyboard alone. */
class PageLooksIT extends OpenedPage {
  /** Those of the documentation are written on request only, as each build draws them anew. */
  private static final Path SCREENSHOTS =
      Boolean.getBoolean("screenshots.write")
          ? Path.of("../../docs/screenshots")
          : Path.of("target", "screenshots");

  PageLooksIT(RunningSample sample) {
    super(sample);
  }

  @Test
  void theServerPrintsAFewLinesUntilItIsReady() {
    assertThat(sample.lines().stream().takeWhile(line -> !line.startsWith("ready: ")))
        .hasSizeLessThanOrEqualTo(6)
        .anyMatch(line -> line.contains("SHOW_START_LOG=true"));
  }

  @Test
  void saysBeforeAnythingIsSentThatSignedIsNotApproved() {
    assertThat(page.note("verdict")).contains("Signed is not approved", "DECLINED");
  }

  @Test
  void theKeyboardAloneSignsAndSends() {
    long before = page.handled();

    page.tabTo("sign");
    page.key("Enter");
    page.awaitHeld();
    page.tabTo("send");
    page.key("Enter");

    assertThat(page.answer().verdict()).isEqualTo("200 APPROVED");
    assertThat(page.handled()).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @CsvSource({"desktop, light", "desktop, dark", "phone, light", "phone, dark"})
  void fitsTheScreen(String device, String scheme) {
    openAgain(
        (device.equals("phone") ? phone() : desktop())
            .setColorScheme(scheme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT));
    page.choose("mode-bound");
    page.press("try-genuine");
    page.press("try-altered");
    page.callBack("callback-deliver", "repeated-again");
    page.callBack("callback-forge", "forged");

    page.screenshot(SCREENSHOTS.resolve(device + "-" + scheme + ".png"));

    assertThat(page.fitsItsWidth()).isTrue();
    assertThat(page.seriousBarriers()).isEmpty();
  }

  @Test
  void aPhoneShowsTheAnswerAndAllChecksOnOneScreen() {
    openAgain(phone());

    page.press("try-altered");

    page.awaitInView("answer-word");
    page.awaitInView("station-application");
  }
}
