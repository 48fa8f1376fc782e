package io.github.verifiedresponse.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The page in a browser, and what a visitor does with it. */
final class SamplePage {
  private static final String REPORT_VIOLATIONS =
      "addEventListener('securitypolicyviolation',"
          + " event => console.error('CSP: ' + event.violatedDirective))";
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final int MOST_TABS = 40;
  private static final LocatorAssertions.IsInViewportOptions ALL_BUT_A_ROUNDING =
      new LocatorAssertions.IsInViewportOptions().setRatio(0.95);

  private final Page page;
  private final String sample;
  private final List<String> complaints = new ArrayList<>();
  private int attempts;

  private SamplePage(Page page, URI sample) {
    this.page = page;
    this.sample = sample.toString();
  }

  static SamplePage open(BrowserContext context, URI sample) {
    context.addInitScript(REPORT_VIOLATIONS);
    SamplePage opened = new SamplePage(context.newPage(), sample);
    opened.listen();
    opened.page.navigate(opened.sample);
    assertThat(opened.find("handled")).hasAttribute("data-total", NUMBER);
    return opened;
  }

  private void listen() {
    page.onConsoleMessage(this::hear);
    page.onPageError(error -> complaints.add("uncaught " + error));
    page.onRequest(
        request -> {
          if (!request.url().startsWith(sample)) {
            complaints.add("request to " + request.url());
          }
        });
  }

  private void hear(ConsoleMessage message) {
    // the browser itself calls every answer of 4xx and 5xx an error: at the guarded endpoints it is
    // wanted
    boolean refusal =
        message.text().startsWith("Failed to load resource: the server responded with a status of")
            && Stream.of("api/", "callbacks/")
                .anyMatch(path -> message.location().startsWith(sample + path));
    if (!refusal && List.of("error", "warning").contains(message.type())) {
      complaints.add(message.type() + " " + message.text());
    }
  }

  /** {@return errors, broken rules of the page's security policy, requests to other servers} */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  Locator find(String testId) {
    return page.getByTestId(testId);
  }

  String text(String testId) {
    return find(testId).innerText();
  }

  String state(String station) {
    return find("station-" + station).getAttribute("data-state");
  }

  /** {@return the states of all stations, in their order} */
  List<String> states() {
    return find("track").locator("li").all().stream()
        .map(station -> station.getAttribute("data-state"))
        .toList();
  }

  void choose(String testId) {
    find(testId).check();
  }

  /** Lets the vendor sign, and waits until the phone holds the result. */
  void sign() {
    find("sign").click();
    awaitHeld();
  }

  /** Waits until the phone holds a result: until then the Tab key passes what would send it. */
  void awaitHeld() {
    assertThat(find("send")).isEnabled();
  }

  void change(String testId) {
    find(testId).click();
    assertThat(find("held-state")).containsText("altered");
  }

  /** Puts a text on the phone as if a real phone had shown it. */
  void paste(String text) {
    find("paste-panel").locator("summary").click();
    find("paste").fill(text);
    find("paste-hold").click();
    awaitHeld();
  }

  /** {@return the note that the page gives with a field} */
  String note(String testId) {
    return page.locator("#" + find(testId).getAttribute("aria-describedby")).innerText();
  }

  /** Presses a button that sends something, and waits for the back end's answer. */
  Answer press(String testId) {
    find(testId).click();
    return answer();
  }

  /** {@return what the back end says to the next attempt} */
  Answer answer() {
    Locator answer = find("answer");
    assertThat(answer).hasAttribute("data-attempt", Integer.toString(++attempts));
    assertThat(answer).hasAttribute("aria-busy", "false");
    return answered();
  }

  /** {@return what the back end said last} */
  Answer answered() {
    Locator answer = find("answer");
    return new Answer(
        Integer.parseInt(answer.getAttribute("data-status")),
        answer.getAttribute("data-reason"),
        answer.getAttribute("data-outcome"),
        text("answer-why"));
  }

  /** Presses a button of the call-back, and waits until the last of its deliveries is shown. */
  void callBack(String testId, String last) {
    find(testId).click();
    assertThat(find("delivery-" + last)).not().hasAttribute("data-state", "idle");
    assertThat(find("answer")).hasAttribute("aria-busy", "false");
  }

  /** {@return the mark of a delivery and all that is said of it} */
  String delivery(String id) {
    Locator delivery = find("delivery-" + id);
    return delivery.getAttribute("data-state") + ": " + delivery.innerText();
  }

  /** {@return how often the handler of the call-backs has done its work} */
  long payments() {
    return Long.parseLong(text("callback-handled"));
  }

  /** {@return what the page would say of such an answer: a mark and a word} */
  String saidOfDelivery(String answer) {
    return (String)
        page.evaluate(
            "import('./deliveries.js').then(({judgeDelivery}) => judgeDelivery("
                + answer
                + ")).then(({mark, word}) => mark + ': ' + word)");
  }

  /** {@return how often application code has run} */
  long handled() {
    return Long.parseLong(find("handled").getAttribute("data-total"));
  }

  /** Goes forward with the Tab key until the element has the focus. */
  void tabTo(String testId) {
    for (int i = 0; i < MOST_TABS; i++) {
      page.keyboard().press("Tab");
      if (testId.equals(page.locator(":focus").getAttribute("data-testid"))) {
        return;
      }
    }
    throw new AssertionError("the Tab key does not lead to " + testId);
  }

  void key(String key) {
    page.keyboard().press(key);
  }

  boolean fitsItsWidth() {
    return (boolean)
        page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth");
  }

  /** Waits until the element can be seen without scrolling. */
  void awaitInView(String testId) {
    assertThat(find(testId)).isInViewport(ALL_BUT_A_ROUNDING);
  }

  /** {@return what axe-core finds to keep people out: its serious and critical findings} */
  List<String> seriousBarriers() {
    page.evaluate(Axe.script());
    return Axe.serious(page.evaluate(Axe.RUN));
  }

  void screenshot(Path file) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(file)
            .setFullPage(true)
            .setAnimations(ScreenshotAnimations.DISABLED));
  }

  /** The back end's answer, as the page shows it. */
  record Answer(int status, String reason, String outcome, String why) {

    /** The status, and the reason or the outcome: {@code 401 unverified}, {@code 200 APPROVED}. */
    String verdict() {
      return status + " " + reason + outcome;
    }
  }
}
