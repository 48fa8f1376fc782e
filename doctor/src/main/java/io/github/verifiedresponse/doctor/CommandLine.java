package io.github.verifiedresponse.doctor;

import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.doctor.Request.Header;
import io.github.verifiedresponse.key.PublicKeys;
import io.github.verifiedresponse.key.Secrets;
import io.github.verifiedresponse.key.VerificationKey;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.scheme.Vendor;
import io.github.verifiedresponse.scheme.Vendors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a command line names, and asks the {@link Doctor}. */
final class CommandLine {
  private static final int LARGEST = 4 * 1024 * 1024;
  private static final String STANDARD_INPUT = "-";

  private final Options options;
  private final Map<String, String> environment;
  private final InputStream in;

  CommandLine(Options options, Map<String, String> environment, InputStream in) {
    this.options = options;
    this.environment = environment;
    this.in = in;
  }

  /**
   * {@return what the doctor found out}
   *
   * @throws IllegalArgumentException when an option is missing or wrong; the message names the fix
   *     and holds no content of a file
   */
  Diagnosis diagnosis() {
    Doctor doctor = withSecrets(Doctor.of(vendor()));
    for (String config : options.all("--config")) {
      int equals = config.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("--config is written as NAME=VALUE");
      }
      doctor = doctor.config(config.substring(0, equals), config.substring(equals + 1));
    }
    doctor = with(doctor, "--algorithm", (to, name) -> to.config("alg", name));
    doctor = with(doctor, "--key-format", Doctor::keyFormat);
    doctor = with(doctor, "--carrier", (to, place) -> carrier(place).map(to::carrier).orElse(to));
    doctor = with(doctor, "--max-age", CommandLine::maxAge);
    doctor =
        with(doctor, "--clock-skew", (to, text) -> to.clockSkew(duration("--clock-skew", text)));
    doctor = with(doctor, "--at", (to, text) -> to.clock(clock(text)));
    return diagnosis(doctor, publicKeys(), request());
  }

  /** With the key of a set that fits; else with the last one. */
  private static Diagnosis diagnosis(Doctor doctor, List<VerificationKey> keys, Request request) {
    for (int i = 0; i < keys.size() - 1; i++) {
      Diagnosis found = doctor.publicKey(keys.get(i)).examine(request);
      if (!(found instanceof Diagnosis.Unexplained)) {
        return found;
      }
    }
    Doctor last = keys.isEmpty() ? doctor : doctor.publicKey(keys.get(keys.size() - 1));
    return last.examine(request);
  }

  private interface Change {
    Doctor apply(Doctor doctor, String value);
  }

  private Doctor with(Doctor doctor, String option, Change change) {
    return options.find(option).map(value -> change.apply(doctor, value)).orElse(doctor);
  }

  private Vendor vendor() {
    String name = options.required("--scheme");
    Optional<String> variant = options.find("--variant");
    Vendor vendor =
        (variant.isPresent() ? Vendors.find(name, variant.get()) : Vendors.find(name))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--scheme or --variant is in no row of docs/vendors.md: write them as"
                            + " there"));
    vendor
        .refusal()
        .ifPresent(
            why -> {
              throw new IllegalArgumentException("the scheme is refused: " + why);
            });
    return vendor;
  }

  private Doctor withSecrets(Doctor doctor) {
    Doctor keyed = secret("--secret").map(doctor::secret).orElse(doctor);
    return secret("--previous-secret").map(keyed::previousSecret).orElse(keyed);
  }

  private Optional<String> secret(String option) {
    String variable = option + "-env";
    String file = option + "-file";
    return options
        .oneOf(variable, file)
        .map(
            given ->
                given.equals(variable)
                    ? variable(options.required(variable))
                    : Secrets.file(Path.of(options.required(file))));
  }

  private String variable(String name) {
    String value = environment.get(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(
          "the environment variable of the secret is not set or empty: export it");
    }
    return value;
  }

  /** {@return the key of the file, or all of a JWK set; none where there is a secret} */
  private List<VerificationKey> publicKeys() {
    Optional<String> file =
        options.find("--public-key-file").filter(it -> secret("--secret").isEmpty());
    if (file.isEmpty()) {
      return List.of();
    }
    InboundMessage any = InboundMessage.of("POST", "/").build();
    try {
      return PublicKeys.text("the public key", text(Path.of(file.get()))).keys(any, "");
    } catch (RejectedException e) {
      throw new IllegalArgumentException("the public key cannot be read", e);
    }
  }

  private static Optional<Carrier> carrier(String place) {
    try {
      return Carriers.at(place);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--carrier: " + e.getMessage(), e);
    }
  }

  private static Doctor maxAge(Doctor doctor, String text) {
    return text.equals("unlimited") ? doctor.anyAge() : doctor.maxAge(duration("--max-age", text));
  }

  private static Duration duration(String option, String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(option + " is a duration such as PT5M", e);
    }
  }

  private static Clock clock(String text) {
    try {
      return Clock.fixed(Instant.parse(text), ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("--at is an instant such as 2026-11-29T14:00:00Z", e);
    }
  }

  private Request request() {
    String kind =
        options
            .oneOf("--request", "--curl", "--body")
            .orElseThrow(
                () -> new IllegalArgumentException("use one of --request, --curl and --body"));
    String file = options.required(kind);
    return switch (kind) {
      case "--request" -> Request.ofCapture(bytes(file));
      case "--curl" ->
          new CurlCommand(this::bytes).request(new String(bytes(file), StandardCharsets.UTF_8));
      default ->
          new Request(
              options.find("--method").orElse("POST"),
              options.find("--target").map(Recording::target).orElse("/"),
              options.all("--header").stream().map(Header::parse).toList(),
              Content.copyOf(bytes(file)));
    };
  }

  private byte[] bytes(String file) {
    return read(file, path -> path.equals(STANDARD_INPUT) ? in : open(path));
  }

  private static String text(Path file) {
    return new String(read(file.toString(), CommandLine::open), StandardCharsets.UTF_8);
  }

  private static InputStream open(String file) {
    try {
      return Files.newInputStream(Path.of(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the file " + file + " cannot be opened: check its path and permissions", e);
    }
  }

  private static byte[] read(String file, Function<String, InputStream> opener) {
    try (InputStream opened = opener.apply(file)) {
      byte[] bytes = opened.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new IllegalArgumentException("the file " + file + " has more than 4 MiB");
      }
      return bytes;
    } catch (IOException e) {
      throw new IllegalArgumentException("the file " + file + " cannot be read", e);
    }
  }

  /** Shows the names of the options only. */
  @Override
  public String toString() {
    return "CommandLine[" + options + "]";
  }
}
