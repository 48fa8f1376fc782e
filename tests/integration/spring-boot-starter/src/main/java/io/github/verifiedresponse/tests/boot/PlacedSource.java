package io.github.verifiedresponse.tests.boot;

import static io.github.verifiedresponse.tests.AnnotatedSource.GUARD;
import static io.github.verifiedresponse.tests.AnnotatedSource.META;

import io.github.verifiedresponse.tests.AnnotatedSource;

/**
 * The Java source of a cell: its class, what that inherits from, and what leads to it. In templates
 * {@code $T} is the class and {@code $RAN} notes that it ran.
 */
final class PlacedSource {
  private static final String MAPPED = "@PostMapping(\"/$T\") ";
  private static final String STRING = "String run()";
  private static final String RUN = "public String run() { return $RAN; }\n";
  private static final String FUTURE = "CompletableFuture<String> run()";
  private static final String COMPLETED = "CompletableFuture.completedFuture($RAN)";

  private final PlacedCell cell;

  private PlacedSource(PlacedCell cell) {
    this.cell = cell;
  }

  /** {@return the source of a cell's class, and of what it needs} */
  static String of(PlacedCell cell) {
    String type = cell.typeName();
    return (PlacedSetup.HEAD + new PlacedSource(cell).source())
        .replace("$T", type)
        .replace("$RAN", "Ran.in(\"" + type + "\")");
  }

  private String source() {
    return switch (cell.kind()) {
      case HANDLER_METHOD -> handler("public", STRING, "$RAN");
      case FINAL_METHOD -> handler("public final", STRING, "$RAN");
      case PACKAGE_METHOD -> handler("", STRING, "$RAN");
      case PRIVATE_METHOD -> handler("private", STRING, "$RAN");
      case STATIC_METHOD -> handler("public static", STRING, "$RAN");
      case ASYNC_METHOD -> handler("@Async public", FUTURE, COMPLETED);
      case REST_CONTROLLER -> type("@RestController ", MAPPED + RUN);
      case CONTROLLER -> type("@Controller @ResponseBody ", MAPPED + RUN);
      case INTERFACE_METHOD -> interfaceMethod();
      case SUPERCLASS_METHOD -> superclassMethod();
      case SCOPED_PROXY ->
          annotated("", "$TDeclared", "", "@Override " + RUN) + PlacedSetup.SCOPED_PROXY;
      case MAPPED_IN_CODE -> type("", "@ResponseBody " + RUN) + PlacedSetup.MAPPING;
      case SERVLET_SCANNED -> servlet("@WebServlet(\"/$T\") ");
      case SERVLET_BEAN -> servlet("@Component(\"$T\") ");
      case FILTER_SCANNED -> filter("@WebFilter(asyncSupported = true) ");
      case FILTER_BEAN -> filter("@Component ");
      case LISTENER_SCANNED -> listener("@WebListener ");
      case LISTENER_BEAN -> listener("@Component ");
      case SERVLET_REGISTERED, SERVLET_BY_CLASS, SERVLET_BY_INSTANCE ->
          servlet("") + PlacedSetup.registration(cell.kind());
      case FILTER_REGISTERED, FILTER_BY_CLASS, FILTER_BY_INSTANCE ->
          filter("") + PlacedSetup.registration(cell.kind());
      case LISTENER_REGISTERED, LISTENER_BY_CLASS, LISTENER_BY_INSTANCE, LISTENER_BY_NAME ->
          listener("") + PlacedSetup.registration(cell.kind());
      case ADVICE ->
          type("@RestControllerAdvice ", PlacedSetup.ON_FAILURE + RUN) + PlacedSetup.FAILING;
      case EXCEPTION_HANDLER ->
          method(
                  "@RestController",
                  PlacedSetup.ON_FAILURE,
                  "public",
                  STRING,
                  "$RAN",
                  PlacedSetup.FAIL)
              + PlacedSetup.FAILURE;
      case INTERCEPTOR_BEAN ->
          interceptor("@Component ") + PlacedSetup.interceptor("$T own", "own");
      case INTERCEPTOR -> interceptor("") + PlacedSetup.interceptor("", "new $T()");
      case FUNCTION -> function() + PlacedSetup.route("", "new $T()");
      case FUNCTION_METHOD ->
          method(
                  "@Component",
                  "",
                  "public",
                  "ServerResponse run(ServerRequest request)",
                  "ServerResponse.ok().body($RAN)",
                  "")
              + PlacedSetup.route("$T own", "own::run");
      case REQUEST_HANDLER_BEAN -> requestHandler("@Component(\"/$T\") ");
      case REQUEST_HANDLER_MAPPED -> requestHandler("") + PlacedSetup.URL_MAPPING;
      case MVC_CONTROLLER_BEAN -> mvcController();
      case SERVICE -> type("@Service ", RUN) + PlacedSetup.CALLER;
      case SERVICE_METHOD ->
          method("@Service", "", "public", STRING, "$RAN", "") + PlacedSetup.CALLER;
      case ASYNC_SERVICE_METHOD ->
          method("@Service", "", "@Async public", FUTURE, COMPLETED, "") + PlacedSetup.CALLER;
      case BEAN -> type("", RUN) + PlacedSetup.BEAN + PlacedSetup.CALLER;
      case PROTOTYPE ->
          annotated(
                  "",
                  "Object",
                  "java.util.function.Supplier<String>",
                  "@Override public String get() { return $RAN; }\n")
              + PlacedSetup.PROTOTYPE;
      case CONFIGURATION ->
          type("@Configuration(proxyBeanMethods = false) ", RUN) + PlacedSetup.CALLER;
      case WEB_SOCKET ->
          type(
              "@Component @jakarta.websocket.server.ServerEndpoint(\"/$T\") ",
              "@jakarta.websocket.OnMessage public void run(String message) { $RAN; }\n");
    };
  }

  private String annotated(String before, String superclass, String interfaces, String body) {
    return AnnotatedSource.of(cell.written(), before, "$T", superclass, interfaces, body);
  }

  private String type(String before, String body) {
    return annotated(before, "Object", "", body);
  }

  private String handler(String modifiers, String signature, String value) {
    return method("@RestController", MAPPED, modifiers, signature, value, "");
  }

  /** The guard on the method, or on what it overrides. */
  private String method(
      String stereotype,
      String before,
      String modifiers,
      String signature,
      String value,
      String others) {
    String body = modifiers + " " + signature + " { return " + value + "; }\n" + others + "}\n";
    String start = stereotype + " public class $T";
    String visible = modifiers.contains("public") ? "public " : "";
    String parent = " $TParent { " + GUARD + visible;
    return switch (cell.written()) {
      case IN_PLACE -> start + " { " + before + GUARD + body;
      case META -> start + " { " + before + META + body;
      case SUPERCLASS ->
          "abstract class"
              + parent
              + "abstract "
              + signature
              + "; }\n"
              + start
              + " extends $TParent { @Override "
              + before
              + body;
      case INTERFACE ->
          "interface"
              + parent
              + signature
              + "; }\n"
              + start
              + " implements $TParent { @Override "
              + before
              + body;
    };
  }

  private String interfaceMethod() {
    String method = MAPPED + STRING + "; }\n";
    String view =
        switch (cell.written()) {
          case IN_PLACE -> "interface $TView { " + GUARD + method;
          case META -> "interface $TView { " + META + method;
          default ->
              "interface $TParent { "
                  + GUARD
                  + STRING
                  + "; }\n"
                  + "interface $TView extends $TParent { @Override "
                  + method;
        };
    return view + "@RestController public class $T implements $TView { @Override " + RUN + "}\n";
  }

  private String superclassMethod() {
    return method("abstract", MAPPED, "public", STRING, "$RAN", "")
            .replace("abstract public class $T", "abstract class $TBase")
        + "@RestController public class $T extends $TBase {}\n";
  }

  private String servlet(String before) {
    return annotated(before, "HttpServlet", "", PlacedBody.SERVLET);
  }

  private String filter(String before) {
    return annotated(before, "HttpFilter", "", PlacedBody.FILTER);
  }

  private String listener(String before) {
    return annotated(
        before,
        "Object",
        "ServletRequestListener",
        "@Override public void requestInitialized(ServletRequestEvent event) { $RAN; }\n");
  }

  private String interceptor(String before) {
    return annotated(before, "Object", "HandlerInterceptor", PlacedBody.INTERCEPTOR);
  }

  private String function() {
    return annotated("", "Object", "HandlerFunction<ServerResponse>", PlacedBody.FUNCTION);
  }

  private String requestHandler(String before) {
    return annotated(
        before, "Object", "org.springframework.web.HttpRequestHandler", PlacedBody.REQUEST_HANDLER);
  }

  private String mvcController() {
    return annotated(
        "@Component(\"/$T\") ",
        "Object",
        "org.springframework.web.servlet.mvc.Controller",
        PlacedBody.MVC_CONTROLLER);
  }
}
