package io.github.verifiedresponse.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that begin with the sample's page, and end without anything that a browser complains of.
 */
@ExtendWith(RunningSample.Given.class)
abstract class OpenedPage {
  final RunningSample sample;
  BrowserContext context;
  SamplePage page;

  OpenedPage(RunningSample sample) {
    this.sample = sample;
  }

  @BeforeEach
  void openPage() {
    open(desktop());
  }

  final void openAgain(Browser.NewContextOptions options) {
    context.close();
    open(options);
  }

  private void open(Browser.NewContextOptions options) {
    context = sample.browser().newContext(options);
    page = SamplePage.open(context, sample.uri());
  }

  static Browser.NewContextOptions desktop() {
    return new Browser.NewContextOptions().setViewportSize(1280, 900);
  }

  static Browser.NewContextOptions phone() {
    return new Browser.NewContextOptions()
        .setViewportSize(390, 844)
        .setReducedMotion(ReducedMotion.REDUCE);
  }

  @AfterEach
  void nothingToComplainOf() {
    context.close();
    assertThat(page.complaints()).isEmpty();
  }
}
