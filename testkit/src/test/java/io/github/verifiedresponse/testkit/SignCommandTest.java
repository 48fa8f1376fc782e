package io.github.verifiedresponse.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.replay.ReplayGuard;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command prints what curl sends, and the vendor's entry verifies it. */
class SignCommandTest {
  private static final String SECRET = "a-secret-of-the-command-line-0123456789";
  private static final String RESULT =
      "{\"requestId\":\"r1\",\"isAlive\":true,\"name\":\"O'Hara\"}";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String arguments) {
    return SignCommand.run(
        arguments.split(" ", -1),
        name -> name.equals("SECRET") ? SECRET : null,
        new ByteArrayInputStream(RESULT.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void signsTheStandardInputIntoAJsonBody() {
    int code =
        run(
            "sign --scheme caf --secret-env SECRET --json - --in-json /signedResponse"
                + " --url https://app.example/onboarding");

    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(printed()).startsWith("curl -X POST 'https://app.example/onboarding'");
    assertThat(
            verify(Carriers.jsonField("/signedResponse"), body())
                .payload()
                .json()
                .path("name")
                .asText())
        .isEqualTo("O'Hara");
  }

  @Test
  void signsAFileByteForByteAsTheVendorCallsBack(@TempDir Path folder) throws Exception {
    String json =
        "{\"reference\": \"r1\",\n \"event\": \"verification.accepted\", \"of\": \"O'Hara\"}";
    Path file = Files.writeString(folder.resolve("result.json"), json);

    int code = run("sign --scheme shufti-pro --secret-env SECRET --json " + file);

    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(printed())
        .contains("-H 'Signature: ")
        .contains("'http://127.0.0.1:8080/results'")
        .contains("--data-binary '" + json.replace("'", "'\\''") + "'");
  }

  @Test
  void makesUpAResultAtATime() {
    int code =
        run(
            "sign --scheme caf --variant face-authentication --secret-env SECRET --outcome declined"
                + " --at 2026-11-22T10:00:00Z --as-header X-Result");

    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    Matcher token = Pattern.compile("-H 'X-Result: [^.]+\\.([^.]+)\\.").matcher(printed());
    assertThat(token.find()).isTrue();
    assertThat(new String(Base64.getUrlDecoder().decode(token.group(1)), StandardCharsets.UTF_8))
        .contains("\"isAlive\":false", "\"iat\":1795341600");
  }

  @Test
  void putsARawAnswerAndItsSignatureIntoAJsonBody() {
    int code = run("sign --scheme shufti-pro --secret-env SECRET --in-json /response,/signature");

    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(body()).startsWith("{\"response\":\"{").contains("\"signature\":\"");
    assertThat(printed()).doesNotContain("-H 'Signature: ");
  }

  @Test
  void addsATokenToTheQueryOfTheAddress() {
    int code =
        run(
            "sign --scheme caf --secret-env SECRET --in-query result"
                + " --url https://app.example/onboarding?step=2");

    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(printed()).contains("'https://app.example/onboarding?step=2&result=ey");
  }

  @Test
  void namesTheOptionWithWhichARawAnswerIsPlaced() {
    assertThat(run("sign --scheme shufti-pro --secret-env SECRET --in-json /response"))
        .isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("use --in-json CONTENT,SIGNATURE, or no option for its place")
        .doesNotContain("()");
  }

  private String body() {
    Matcher data = Pattern.compile("--data-binary '(.*)'\\R", Pattern.DOTALL).matcher(printed());
    assertThat(data.find()).isTrue();
    return data.group(1).replace("'\\''", "'");
  }

  private static Verification.Verified verify(Carrier carrier, String body) {
    ResponseVerifier verifier =
        ResponseVerifier.named("caf")
            .scheme(TestVendor.named("caf").secret(SECRET).scheme())
            .carrier(carrier)
            .replayGuard(ReplayGuard.disabled())
            .build();
    Verification verification =
        verifier.verify(
            InboundMessage.of("POST", "/onboarding")
                .headers(
                    name -> name.equals("Content-Type") ? List.of("application/json") : List.of())
                .body(Content.ofText(body))
                .build());
    assertThat(verification).isInstanceOf(Verification.Verified.class);
    return (Verification.Verified) verification;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "verify --scheme caf",
        "sign --scheme caf",
        "sign --secret-env SECRET",
        "sign --scheme caf --secret-env OTHER",
        "sign --scheme unheard-of --secret-env SECRET",
        "sign --scheme caf --variant unheard-of --secret-env SECRET",
        "sign --scheme uqudo --secret-env SECRET",
        "sign --scheme caf --secret-env SECRET --unheard of",
        "sign --scheme caf --secret-env SECRET --at today",
        "sign --scheme caf --secret-env SECRET --outcome perhaps",
        "sign --scheme caf --secret-env SECRET --config alg",
        "sign --scheme caf --secret-env SECRET --json",
        "sign --scheme caf --secret-env SECRET --json no-such-file",
        "sign --scheme stripe --secret-env SECRET --as-body",
      })
  void saysWhatIsWrongWithAnArgument(String arguments) {
    assertThat(run(arguments)).isEqualTo(2);

    assertThat(printed()).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("sign --scheme NAME")
        .doesNotContain(SECRET)
        .doesNotContain("null");
  }
}
