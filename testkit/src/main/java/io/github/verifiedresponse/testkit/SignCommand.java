package io.github.verifiedresponse.testkit;

import io.github.verifiedresponse.result.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The command line: signs a result as a vendor does, and prints a command for curl.
 *
 * <pre>{@code
 * java -jar verified-response-testkit.jar sign --scheme caf --secret-env CAF_CLIENT_SECRET \
 *     --json result.json --in-json /signedResponse --url http://127.0.0.1:8080/onboarding
 * }</pre>
 */
public final class SignCommand {
  private static final int MISUSED = 2;
  private static final String USAGE =
      """
      sign --scheme NAME --secret-env VARIABLE [options]
        --variant NAME       one of a vendor's kinds of result
        --json FILE          the result; - reads it from the standard input; made up without it
        --outcome NAME       makes up a result that says approved, declined or pending
        --at TIME            the signed time, such as 2026-11-22T10:00:00Z; now by default
        --config NAME=VALUE  a value that the scheme asks for; may be repeated
        --as-header NAME, --in-json POINTER, --in-form FIELD, --in-query NAME, --as-body
                             where a token is put; the vendor's own place by default
        --in-json POINTER,POINTER
                             where a raw answer and the signature beside it are put
        --url URL            the endpoint; http://127.0.0.1:8080/results by default
      """;
  private static final Set<String> FLAGS = Set.of("as-body");
  private static final Set<String> NAMES =
      Set.of(
          "scheme",
          "secret-env",
          "variant",
          "json",
          "outcome",
          "at",
          "config",
          "as-header",
          "in-json",
          "in-form",
          "in-query",
          "as-body",
          "url");

  private final Map<String, List<String>> options;
  private final UnaryOperator<@Nullable String> environment;
  private final InputStream in;

  private SignCommand(
      Map<String, List<String>> options,
      UnaryOperator<@Nullable String> environment,
      InputStream in) {
    this.options = options;
    this.environment = environment;
    this.in = in;
  }

  /** Runs the command; {@code sign} is the only one. */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System::getenv, System.in, System.out, System.err));
  }

  /**
   * Runs the command without the process round it.
   *
   * @return 0, or 2 when an argument is wrong, which {@code err} is told without the secret
   */
  static int run(
      String[] arguments,
      UnaryOperator<@Nullable String> environment,
      InputStream in,
      PrintStream out,
      PrintStream err) {
    try {
      out.println(new SignCommand(options(arguments), environment, in).curl());
      return 0;
    } catch (IllegalArgumentException | IOException e) {
      err.println(asOptions(String.valueOf(e.getMessage())));
      err.print(USAGE);
      return MISUSED;
    }
  }

  /** What the test kit says of its methods. */
  private static String asOptions(String message) {
    return message
        .replace("inJson(content, signature)", "--in-json CONTENT,SIGNATURE")
        .replace("calledBack()", "no option for its place")
        .replace("use keys(KeyPair)", "sign it in a test");
  }

  private static Map<String, List<String>> options(String[] arguments) {
    if (arguments.length == 0 || !arguments[0].equals("sign")) {
      throw new IllegalArgumentException("the command is sign");
    }
    Map<String, List<String>> options = new LinkedHashMap<>();
    for (int i = 1; i < arguments.length; i++) {
      String name = arguments[i].replaceFirst("^--", "");
      if (!arguments[i].startsWith("--") || !NAMES.contains(name)) {
        throw new IllegalArgumentException("there is no such option: " + arguments[i]);
      }
      boolean isFlag = FLAGS.contains(name);
      if (!isFlag && i + 1 == arguments.length) {
        throw new IllegalArgumentException("--" + name + " has no value");
      }
      options.computeIfAbsent(name, key -> new ArrayList<>()).add(isFlag ? "" : arguments[++i]);
    }
    return options;
  }

  private String curl() throws IOException {
    SignedRequest request = place(vendor());
    StringBuilder curl = new StringBuilder("curl -X ").append(request.method()).append(' ');
    String separator = request.query().isEmpty() ? "" : url().contains("?") ? "&" : "?";
    curl.append(quoted(url() + separator + request.query()));
    request.forEachHeader(
        (name, value) -> curl.append(" \\\n  -H ").append(quoted(name + ": " + value)));
    if (!request.text().isEmpty()) {
      curl.append(" \\\n  --data-binary ").append(quoted(request.text()));
    }
    return curl.toString();
  }

  private TestVendor vendor() throws IOException {
    TestVendor vendor = named().secret(secret());
    for (String value : options.getOrDefault("config", List.of())) {
      int equals = value.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("--config is such as client-id=acme");
      }
      vendor = vendor.config(value.substring(0, equals), value.substring(equals + 1));
    }
    Optional<String> outcome = option("outcome");
    if (outcome.isPresent()) {
      vendor = vendor.outcome(Outcome.valueOf(outcome.get().toUpperCase(Locale.ROOT)));
    }
    Optional<String> json = option("json");
    if (json.isPresent()) {
      vendor = vendor.result(json(json.get()));
    }
    Optional<String> at = option("at");
    TestVendor timed = at.isPresent() ? vendor.at(time(at.get())) : vendor;
    return timed.to("POST", URI.create(url()).getRawPath());
  }

  private TestVendor named() {
    String scheme = required("scheme");
    return option("variant")
        .map(variant -> TestVendor.named(scheme, variant))
        .orElseGet(() -> TestVendor.named(scheme));
  }

  private String secret() {
    String variable = required("secret-env");
    String secret = environment.apply(variable);
    if (secret == null || secret.isEmpty()) {
      throw new IllegalArgumentException(
          "the environment variable " + variable + " is not set: set it to the shared secret");
    }
    return secret;
  }

  private String json(String file) throws IOException {
    byte[] bytes = file.equals("-") ? in.readAllBytes() : Files.readAllBytes(Path.of(file));
    return new String(bytes, StandardCharsets.UTF_8).strip();
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("--at is a time such as 2026-11-22T10:00:00Z", e);
    }
  }

  private SignedRequest place(TestVendor vendor) {
    if (options.containsKey("as-header")) {
      return vendor.asHeader(required("as-header"));
    }
    if (options.containsKey("in-json")) {
      String[] pointers = required("in-json").split(",", 2);
      return pointers.length == 1
          ? vendor.inJson(pointers[0])
          : vendor.inJson(pointers[0], pointers[1]);
    }
    if (options.containsKey("in-form")) {
      return vendor.inForm(required("in-form"));
    }
    if (options.containsKey("in-query")) {
      return vendor.inQuery(required("in-query"));
    }
    return options.containsKey("as-body") ? vendor.asBody() : vendor.calledBack();
  }

  private String url() {
    return option("url").orElse("http://127.0.0.1:8080/results");
  }

  private Optional<String> option(String name) {
    return options.getOrDefault(name, List.of()).stream().findFirst();
  }

  private String required(String name) {
    return option(name)
        .orElseThrow(() -> new IllegalArgumentException("--" + name + " is missing"));
  }

  /** For POSIX shells. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
