package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.filter.AnnotatedServlets.Answering;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.core.StandardContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where neither the initialiser nor CDI runs, and JSP finds the listener of the tag library. */
class TagLibraryListenerTest {
  private static final Map<String, String> PARAMS =
      Map.of("scheme", "shufti-pro", "secret", SignedResponse.SECRET);
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final SignedResponse FORGED = GENUINE.withBody("{}");
  private static final Class<?> DECLARED = AnnotatedServlets.Declared.class;
  private static final String LIBRARY = "/META-INF/verified-response.tld";

  private final Path application = TomcatServer.temporaryDirectory();

  /** Misplaced: nothing verifies before a listener runs. */
  @VerifiedResponse("shufti")
  public static final class Listening implements ServletRequestListener {}

  /** Misplaced: nothing calls it through CDI. */
  @VerifiedResponse("shufti")
  public static final class Plain {}

  /**
   * As a JSP engine: an initialiser of its own adds the listener, which may then ask for little.
   */
  private TomcatServer leftOut(String declared, Class<?>... classes) throws Exception {
    Files.createDirectories(application.resolve("WEB-INF"));
    Files.writeString(
        application.resolve("WEB-INF/web.xml"),
        "<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee' version='6.0'>"
            + "<absolute-ordering/>"
            + declared
            + "</web-app>");
    for (Class<?> type : classes) {
      ScannedServletTest.put(application, type);
    }
    TomcatServer server = TomcatServer.scanning(application);
    // the class path of these tests has the initialiser, where an application's own jar is left out
    ((StandardContext) server.context())
        .setContainerSciFilter(VerifiedResponseInitializer.class.getSimpleName());
    return server.initializer((found, context) -> context.addListener(listener()));
  }

  private static String listener() {
    try (InputStream library =
        Objects.requireNonNull(TagLibraryListener.class.getResourceAsStream(LIBRARY))) {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(library)
          .getElementsByTagName("listener-class")
          .item(0)
          .getTextContent();
    } catch (Exception e) {
      throw new AssertionError(LIBRARY, e);
    }
  }

  private static String filterOf(String pattern) {
    String params =
        PARAMS.entrySet().stream()
            .map(
                each ->
                    "<init-param><param-name>%s</param-name><param-value>%s</param-value></init-param>"
                        .formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining());
    return
"""
<filter><filter-name>shufti</filter-name><filter-class>%s</filter-class>%s</filter>
<filter-mapping><filter-name>shufti</filter-name><url-pattern>%s</url-pattern></filter-mapping>
"""
        .formatted(VerifiedResponseFilter.class.getName(), params, pattern);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        AnnotatedServlets.Declared.class,
        AnnotatedServlets.DeclaredBelowSuperclass.class,
        AnnotatedServlets.DeclaredWithInterface.class,
        AnnotatedServlets.DeclaredWithAnnotation.class
      })
  void refusesTheStartWhenAnAnnotatedServletHasNoFilter(Class<? extends Answering> servlet)
      throws Exception {
    try (LogCapture log = LogCapture.start();
        TomcatServer server =
            leftOut(
                "",
                servlet,
                AnnotatedServlets.Base.class,
                AnnotatedServlets.Guarded.class,
                AnnotatedServlets.Onboarding.class)) {
      assertThatThrownBy(server::start).isInstanceOf(LifecycleException.class);
      assertThat(String.join("\n", log.lines()))
          .contains(
              "@VerifiedResponse on " + servlet.getName() + " does not guard it",
              "add verified_response to <absolute-ordering>");
    }
  }

  @Test
  void servesWhatADeclaredFilterGuards() throws Exception {
    try (TomcatServer server = leftOut(filterOf("/declared"), DECLARED).start()) {
      assertThat(server.post("/declared", FORGED).statusCode()).isEqualTo(401);
      assertThat(server.post("/declared", GENUINE).body()).isEqualTo("verified");
    }
  }

  @Test
  void servesNothingWhenTheDeclaredFilterGuardsAnotherServlet() throws Exception {
    try (LogCapture log = LogCapture.start();
        TomcatServer server = leftOut(filterOf("/other"), DECLARED)) {
      server.servlet("other", "/other", new AnnotatedServlets.Open()).start();

      assertThat(server.post("/declared", FORGED).statusCode()).isEqualTo(500);
      assertThat(server.post("/declared", GENUINE).statusCode()).isEqualTo(500);
      assertThat(String.join("\n", log.lines()))
          .contains("the application is closed", DECLARED.getName() + " does not guard it");
    }
  }

  /** Its one lock there can only throw: a listener has no response, and servers log each. */
  @Test
  void throwsWithoutATraceWhatServersLogForEachRequest() throws Exception {
    try (TomcatServer server = leftOut(filterOf("/other"), DECLARED)) {
      server.servlet("other", "/other", new AnnotatedServlets.Open()).start();
      ServletRequestEvent event =
          new ServletRequestEvent(server.servletContext(), new Request(null));

      assertThatThrownBy(() -> new TagLibraryListener().requestInitialized(event))
          .isInstanceOf(IllegalStateException.class)
          .hasNoCause()
          .satisfies(thrown -> assertThat(thrown.getStackTrace()).isEmpty());
    }
  }

  @Test
  void servesNothingWhenNoFilterIsMappedToAServletThatIsDispatchedToByName() throws Exception {
    Class<?> hidden = AnnotatedServlets.OnClass.class;
    String servlet =
        "<servlet><servlet-name>hidden</servlet-name><servlet-class>%s</servlet-class></servlet>"
            .formatted(hidden.getName());
    Exchange open =
        (request, response) ->
            request.getServletContext().getNamedDispatcher("hidden").forward(request, response);
    try (TomcatServer server = leftOut(servlet + filterOf("/other"), hidden)) {
      server.servlet("other", "/other", new AnnotatedServlets.Open()).servlet("/open", open);

      assertThat(server.start().post("/open", FORGED).statusCode()).isEqualTo(500);
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Listening.class, Plain.class})
  void refusesTheStartWhenNothingCouldGuard(Class<?> type) throws Exception {
    try (LogCapture log = LogCapture.start();
        TomcatServer server = leftOut("", type)) {
      assertThatThrownBy(server::start).isInstanceOf(LifecycleException.class);
      assertThat(String.join("\n", log.lines()))
          .contains("@VerifiedResponse on " + type.getName() + " would not guard it");
    }
  }

  @Test
  void leavesAnApplicationWithoutAnnotationsAlone() throws Exception {
    Exchange open = (request, response) -> response.setStatus(200);
    try (TomcatServer server = leftOut("").servlet("/open", open).start()) {
      assertThat(server.post("/open", FORGED).statusCode()).isEqualTo(200);
    }
  }
}
