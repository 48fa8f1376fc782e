package io.github.verifiedresponse.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import io.github.verifiedresponse.samples.embedded.ServerProcess;
import io.github.verifiedresponse.tests.browser.SamplePage.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

  /** Those of the documentation are written on request only, as each build draws them anew. */
  private static final Path SCREENSHOTS =
      Boolean.getBoolean("screenshots.write")
          ? Path.of("../../docs/screenshots")
          : Path.of("target", "screenshots");

  private final List<String> serverLines = new CopyOnWriteArrayList<>();

  private ServerProcess sample;
  private Playwright playwright;
  private Browser browser;
  private BrowserContext context;
  private SamplePage page;

  @BeforeAll
  void start() throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    sample = ServerProcess.start(SAMPLE, serverLines::add);
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
    return new Browser.NewContextOptions()
        .setViewportSize(390, 844)
        .setReducedMotion(ReducedMotion.REDUCE);
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

  @Test
  void theServerPrintsAFewLinesUntilItIsReady() {
    assertThat(serverLines.stream().takeWhile(line -> !line.startsWith("ready: ")))
        .hasSizeLessThanOrEqualTo(6)
        .anyMatch(line -> line.contains("SHOW_START_LOG=true"));
  }

  @Test
  void saysBeforeAnythingIsSentThatSignedIsNotApproved() {
    assertThat(page.note("verdict")).contains("Signed is not approved", "DECLINED");
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
    context.close();
    open(phone());

    page.press("try-altered");

    page.awaitInView("answer-word");
    page.awaitInView("station-application");
  }
}
