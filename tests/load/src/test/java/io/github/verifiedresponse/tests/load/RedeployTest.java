package io.github.verifiedresponse.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.store.Await;
import io.github.verifiedresponse.tests.load.app.GuardedServlet;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Constants;
import org.apache.catalina.startup.ContextConfig;
import org.apache.tomcat.util.scan.StandardJarScanFilter;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application server lives longer than its applications: what they leave is never freed. */
class RedeployTest {
  private static final int TIMES = 50;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path application;

  RedeployTest(@TempDir Path application) {
    this.application = application;
  }

  @BeforeEach
  void unpack() throws Exception {
    Path classes = application.resolve("WEB-INF/classes");
    WebApplication.copy(GuardedServlet.class, classes);
    Path settings = Files.createDirectories(classes.resolve("META-INF"));
    Path secret = Files.writeString(application.resolve("secret"), TestVendor.CAF_SECRET);
    Files.writeString(
        settings.resolve("verified-response.properties"),
        """
        verified-response.caf.scheme = caf
        verified-response.caf.secret-file = %s
        verified-response.caf.require = /isAlive=true
        verified-response.shufti.scheme = shufti-pro
        verified-response.shufti.secret = another-test-secret-0123456789-abcdef
        """
            .formatted(secret));
    WebApplication.addLibraries(application.resolve("WEB-INF/lib"));
  }

  @Test
  @DisplayName("AT-180 deployed and undeployed 50 times, an application leaves nothing behind")
  void leavesNoThreadAndNoClassLoader() throws Exception {
    try (TomcatServer server = new TomcatServer(4, Duration.ofSeconds(20)).start()) {
      deployAndAsk(server, "warm-up"); // what server and client keep for themselves
      Set<String> threads = threads();
      List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
      for (int i = 0; i < TIMES; i++) {
        loaders.add(deployAndAsk(server, "result-" + i));
      }

      OfTheTest.linkEveryMethod();
      Await.until(
          "no class loader is left",
          () -> {
            Heap.heldBytes();
            return loaders.stream().allMatch(loader -> loader.refersTo(null));
          });
      assertThat(threads()).isSubsetOf(threads);
    }
  }

  private WeakReference<ClassLoader> deployAndAsk(TomcatServer server, String id) throws Exception {
    StandardContext context = application();
    server.tomcat().getHost().addChild(context);
    try {
      WeakReference<ClassLoader> loader = new WeakReference<>(context.getLoader().getClassLoader());
      assertThat(ask(server.uri("/app/results"), id)).isEqualTo(id + " is alive");
      return loader;
    } finally {
      undeploy(server, context);
    }
  }

  private StandardContext application() {
    StandardContext context = new StandardContext();
    context.setName("/app");
    context.setPath("/app");
    context.setDocBase(application.toString());
    context.setParentClassLoader(new WebApplication.ServerOnly());
    StandardJarScanner scanner = new StandardJarScanner();
    scanner.setScanClassPath(false);
    StandardJarScanFilter filter = new StandardJarScanFilter();
    filter.setPluggabilitySkip("J*.jar,O*.jar"); // nothing of nimbus and Jackson is annotated
    scanner.setJarScanFilter(filter);
    context.setJarScanner(scanner);
    ContextConfig settings = new ContextConfig();
    settings.setDefaultWebXml(Constants.NoDefaultWebXml);
    context.addLifecycleListener(settings);
    return context;
  }

  private static void undeploy(TomcatServer server, Context context) throws Exception {
    server.tomcat().getHost().removeChild(context);
    context.destroy();
  }

  private String ask(URI uri, String id) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", Caf.TYPE)
            .POST(BodyPublishers.ofString(Caf.token(id)))
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private static Set<String> threads() {
    Set<String> names = new TreeSet<>();
    Thread.getAllStackTraces().keySet().forEach(thread -> names.add(thread.getName()));
    return names;
  }

  /**
   * Java 17 keeps the record whose {@code equals} or {@code hashCode} was linked last, of anyone,
   * and with it the last application. This one takes its place.
   */
  private record OfTheTest(String text) {
    static void linkEveryMethod() {
      OfTheTest one = new OfTheTest("a");
      OfTheTest other = new OfTheTest("b");
      assertThat(one).isNotEqualTo(other).doesNotHaveSameHashCodeAs(other).hasToString("" + one);
    }
  }
}
