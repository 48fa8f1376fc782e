package io.github.verifiedresponse.tests.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.github.verifiedresponse.samples.embedded.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The sample in a process of its own, and a browser: started once, for all tests of the page. */
final class RunningSample implements AutoCloseable {
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

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final ServerProcess server;
  private final Playwright playwright;
  private final Browser browser;

  private RunningSample() throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    server = ServerProcess.start(SAMPLE, lines::add);
    playwright = Playwright.create();
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getProperty("chromium")))
                    .setArgs(FLAGS));
  }

  URI uri() {
    return server.uri();
  }

  /** {@return what the server has printed} */
  List<String> lines() {
    return List.copyOf(lines);
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    playwright.close();
    server.stop();
  }

  /** Gives it to the constructors of test classes. */
  static final class Given implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == RunningSample.class;
    }

    @Override
    public RunningSample resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(RunningSample.class))
          .getOrComputeIfAbsent(
              RunningSample.class,
              key -> {
                try {
                  return new RunningSample();
                } catch (IOException e) {
                  throw new IllegalStateException("the sample does not start", e);
                }
              },
              RunningSample.class);
    }
  }
}
