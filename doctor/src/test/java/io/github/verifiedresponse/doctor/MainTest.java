package io.github.verifiedresponse.doctor;

import static io.github.verifiedresponse.doctor.Signed.SECRET;
import static io.github.verifiedresponse.doctor.Signed.shufti;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.scheme.Vendors;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line, without a process. */
class MainTest {
  private static final String BODY = "{\"reference\":\"r-17\",\"event\":\"verification.accepted\"}";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("S", SECRET, "QUOTED", "\"" + SECRET + "\"", "EMPTY", "");

  private final Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  MainTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private int run(String in, String... arguments) {
    return Main.run(
        List.of(arguments),
        ENVIRONMENT,
        new ByteArrayInputStream(Signed.bytes(in)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private int shuftiPro(String in, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--scheme", "shufti-pro"));
    arguments.addAll(List.of(more));
    return run(in, arguments.toArray(String[]::new));
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String mistake() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static String recording(String body, String signature) {
    return "POST /results HTTP/1.1\r\nContent-Type: application/json\r\nSignature: "
        + signature
        + "\r\n\r\n"
        + body;
  }

  @Test
  void saysThatARecordingFits() {
    assertThat(shuftiPro(recording(BODY, shufti(BODY)), "--secret-env", "S", "--request", "-"))
        .isZero();
    assertThat(said()).isEqualTo(new Diagnosis.Fits().lines().get(0) + System.lineSeparator());
    assertThat(mistake()).isEmpty();
  }

  @Test
  void namesTheMistakeAndTheFix() throws IOException {
    String request = file("request.http", recording(BODY + "\n", shufti(BODY)));
    String secret = file("secret", SECRET + "\n");

    assertThat(shuftiPro("", "--secret-file", secret, "--request", request)).isEqualTo(1);
    assertThat(said()).contains("final-line-break-added", "  Fix: ").doesNotContain("r-17", SECRET);
  }

  @Test
  void namesAMistakeOfTheSecret() {
    assertThat(shuftiPro(recording(BODY, shufti(BODY)), "--secret-env", "QUOTED", "--request", "-"))
        .isEqualTo(1);
    assertThat(said()).contains("secret-quoted").doesNotContain(SECRET);
  }

  @Test
  void readsABodyWithHeaders() throws IOException {
    String body = file("body.json", BODY);

    assertThat(
            shuftiPro(
                "",
                "--secret-env",
                "S",
                "--body",
                body,
                "--header",
                "Signature: " + shufti(BODY),
                "--header",
                "X-Other: 1",
                "--method",
                "POST",
                "--target",
                "/results"))
        .isZero();
  }

  @Test
  void readsACurlCommand() throws IOException {
    String body = file("body.json", BODY);
    String command =
        "curl https://x.example/a -H 'Content-Type: application/json' -H 'Signature: %s' -d @%s"
            .formatted(shufti(BODY), body);

    assertThat(shuftiPro(command, "--secret-env", "S", "--curl", "-")).isZero();
  }

  @Test
  void readsWhatElseIsSet() throws IOException {
    String old = file("old", Signed.OTHER_SECRET);
    String token = Signed.jws(Signed.OTHER_SECRET, Signed.liveness(Signed.NOW));
    String request =
        "POST /a HTTP/1.1\nContent-Type: application/json\n\n{\"signedResponse\":\""
            + token
            + "\"}";

    String arguments =
        "--scheme caf --variant face-liveness --secret-env S --carrier json:/signedResponse"
            + " --config alg=HS256 --key-format utf8 --max-age PT10M --at 2026-11-29T14:08:00Z"
            + " --request - --previous-secret-file "
            + old;

    assertThat(run(request, arguments.split(" "))).isEqualTo(1);
    assertThat(said()).contains("previous-secret").doesNotContain("too-old");
  }

  @ParameterizedTest
  @CsvSource({
    "'',310,0",
    "--clock-skew PT0S,310,1",
    "--max-age unlimited,400000000,0",
    "--max-age unlimited --clock-skew PT0S,-1,1"
  })
  void judgesTheAgeAsTheSettingsDo(String settings, long seconds, int code) {
    String token = Signed.jws(SECRET, Signed.liveness(Signed.NOW.minusSeconds(seconds)));
    String arguments = "--scheme caf --secret-env S --at " + Signed.NOW + " --body - " + settings;

    assertThat(run(token, arguments.split(" "))).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"header:X-Token", "query:t", "form:t", "'json:/a,/b'", "body"})
  void knowsAllPlacesOfASetting(String carrier) {
    assertThat(
            shuftiPro(
                recording(BODY, "x"), "--secret-env", "S", "--carrier", carrier, "--request", "-"))
        .isEqualTo(1);
  }

  @Test
  void saysWhenNoMistakeExplainsIt() {
    assertThat(shuftiPro(recording(BODY, "0".repeat(64)), "--secret-env", "S", "--request", "-"))
        .isEqualTo(1);
    assertThat(said()).contains("No known mistake", "unverified").doesNotContain("r-17");
  }

  @Test
  void checksAPublicKey() throws IOException {
    String key =
        file(
            "key",
            """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
            -----END PUBLIC KEY-----
            """);

    assertThat(
            run(
                "POST /a HTTP/1.1\nContent-Type: application/json\nwebhook-id: 1\n"
                    + "webhook-timestamp: 1700000000\nwebhook-signature: v1a,"
                    + Signed.base64(new byte[64])
                    + "\n\n{}",
                "--scheme",
                "standard-webhooks-ed25519",
                "--public-key-file",
                key,
                "--request",
                "-"))
        .isEqualTo(1);
    assertThat(said()).contains("unverified");
  }

  @Test
  void missesAContentTypeInAWholeRequestOnly() {
    String request = "POST /results HTTP/1.1\r\n%sSignature: " + shufti(BODY) + "\r\n\r\n" + BODY;

    assertThat(shuftiPro(request.formatted(""), "--secret-env", "S", "--request", "-")).isZero();
    String whole = request.formatted("Host: app.example\r\n");
    assertThat(shuftiPro(whole, "--secret-env", "S", "--request", "-")).isEqualTo(1);
    assertThat(said()).contains("request-form", "unsupported-content");
  }

  @Test
  void doesNotBlameTheSecretWhereNoSignatureIs() {
    assertThat(shuftiPro(BODY, "--secret-env", "S", "--body", "-")).isEqualTo(1);

    assertThat(said()).contains("missing-signature", "--carrier").doesNotContain("console");
  }

  @Test
  void showsItsOptions() {
    assertThat(run("", "--help")).isZero();
    assertThat(run("")).isEqualTo(2);
    assertThat(said()).contains("--secret-env", "Exit code");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--secret k3Jx9vQ2|a secret is never an argument",
        "--sceme k3Jx9vQ2|is not an option",
        "--scheme|has no value",
        "--scheme caf --scheme caf|is there twice",
        "--body -|--scheme is missing",
        "--scheme k3Jx9vQ2 --body -|docs/vendors.md",
        "--scheme caf --variant k3Jx9vQ2 --body -|docs/vendors.md",
        "--scheme caf --secret-env S|use one of --request, --curl and --body",
        "--scheme caf --secret-env S --body - --curl -|use one of --curl, --body",
        "--scheme caf --secret-env S --secret-file x --body -|use one of",
        "--scheme caf --secret-env NONE --body -|is not set or empty",
        "--scheme caf --secret-env EMPTY --body -|is not set or empty",
        "--scheme caf --secret-file /nowhere --body -|cannot be read",
        "--scheme caf --body -|needs a shared secret",
        "--scheme square --secret-env S --body -|config.public-url is not set",
        "--scheme caf --secret-env S --config k3Jx9vQ2 --body -|NAME=VALUE",
        "--scheme caf --secret-env S --config region=k3Jx9vQ2 --body -|use one of [alg]",
        "--scheme shufti-pro --secret-env S --config region=k3Jx9vQ2 --body -|remove it",
        "--scheme shufti-pro --secret-env S --algorithm k3Jx9vQ2 --body -|remove it",
        "--scheme caf --secret-env S --key-format k3Jx9vQ2 --body -|use one of utf8",
        "--scheme caf --secret-env S --carrier k3Jx9vQ2 --body -|--carrier: use body, header:NAME",
        "--scheme caf --secret-env S --max-age k3Jx9vQ2 --body -|PT5M",
        "--scheme caf --secret-env S --clock-skew k3Jx9vQ2 --body -|--clock-skew is a duration",
        "--scheme caf --secret-env S --clock-skew PT2H --body -|set clock-skew to zero or more",
        "--scheme caf --secret-env S --max-age PT0S --body -|set max-age to more than zero",
        "--scheme caf --secret-env S --at k3Jx9vQ2 --body -|2026-11-29T14:00:00Z",
        "--scheme caf --secret-env S --body /nowhere|cannot be opened",
        "--scheme caf --secret-env S --request -|does not begin with a request line",
        "--scheme uqudo --public-key-file /nowhere --body -|cannot be opened",
      })
  void namesTheOptionThatIsWrongAndNoValue(String arguments, String message) {
    assertThat(run("k3Jx9vQ2", arguments.split(" "))).isEqualTo(2);
    assertThat(mistake()).contains(message).doesNotContain("k3Jx9vQ2");
    assertThat(said()).isEmpty();
  }

  @Test
  void refusesASchemeThatIsRefused() {
    String refused =
        Vendors.all().stream()
            .filter(vendor -> vendor.refusal().isPresent())
            .findFirst()
            .orElseThrow()
            .name();

    assertThat(run("", "--scheme", refused, "--secret-env", "S", "--body", "-")).isEqualTo(2);
    assertThat(mistake()).contains("is refused");
  }

  @Test
  void readsFourMebibytesAtMost() {
    assertThat(shuftiPro("x".repeat(4 * 1024 * 1024 + 1), "--secret-env", "S", "--body", "-"))
        .isEqualTo(2);
    assertThat(mistake()).contains("more than 4 MiB");
  }
}
