package io.github.verifiedresponse.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import io.github.verifiedresponse.samples.embedded.ServerProcess;
import io.github.verifiedresponse.tests.browser.SamplePage.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plays the vendor's customer, the phone and its owner on the sample's page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleBrowserIT {
  /** The first is for builds that run as root; the others keep the browser from the network. */
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** The server's first answers take their time where two cores have more to do. */
  private static final double PATIENCE_MILLIS = 30_000;

  private static final Path SAMPLE = Path.of("../../samples/onboarding/target/onboarding");

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private ServerProcess sample;
  private Playwright playwright;
  private Browser browser;
  private BrowserContext context;
  private SamplePage page;

  @BeforeAll
  void start() throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    sample = ServerProcess.start(SAMPLE);
    playwright = Playwright.create();
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getProperty("chromium")))
                    .setArgs(FLAGS));
  }

  @AfterAll
  void stop() {
    playwright.close();
    sample.stop();
  }

  @BeforeEach
  void openPage() {
    open(desktop());
  }

  private void open(Browser.NewContextOptions options) {
    context = browser.newContext(options);
    page = SamplePage.open(context, sample.uri());
  }

  private static Browser.NewContextOptions desktop() {
    return new Browser.NewContextOptions().setViewportSize(1280, 900);
  }

  private static Browser.NewContextOptions phone() {
    return new Browser.NewContextOptions().setViewportSize(390, 844);
  }

  @AfterEach
  void nothingToComplainOf() {
    context.close();
    assertThat(page.complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf", "shufti"})
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
  @ValueSource(strings = {"caf", "shufti"})
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
  @ValueSource(strings = {"caf", "shufti"})
  void someoneElsesResultIsLetThroughAndThePageSaysWhy(String vendor) {
    page.choose("vendor-" + vendor);

    Answer answer = page.press("someone-else");

    assertThat(answer.verdict()).isEqualTo("200 APPROVED");
    assertThat(answer.why()).contains("does not say whose result it is", "A binding closes this");
    assertThat(page.state("binding")).isEqualTo("warn");
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
    assertThat(page.state("outcome")).isEqualTo("warn");
  }

  @Test
  void saysBeforeAnythingIsSentThatSignedIsNotApproved() {
    assertThat(page.note("verdict")).contains("Signed is not approved", "DECLINED");
  }

  @Test
  void textThatIsNoTokenIsMalformed() {
    page.paste("not a token at all");

    assertThat(page.press("send").verdict()).isEqualTo("400 malformed");
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
    context.close();
    open(
        (device.equals("phone") ? phone() : desktop())
            .setColorScheme(scheme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT));
    page.sign();
    page.press("send");
    page.change("flip");
    page.press("send");

    page.screenshot(SCREENSHOTS.resolve(device + "-" + scheme + ".png"));

    assertThat(page.fitsItsWidth()).isTrue();
  }
}
