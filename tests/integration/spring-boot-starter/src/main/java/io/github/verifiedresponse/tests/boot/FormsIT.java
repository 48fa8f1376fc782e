package io.github.verifiedresponse.tests.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Filters of Spring that read forms, and how they are told to leave them to the verification. */
@Tag("beside")
class FormsIT {
  private static final String TOKEN = "a-token-of-the-test";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String[] SETTINGS = {
    "--spring.autoconfigure.exclude=",
    "--verified-response.form.scheme=caf",
    "--verified-response.form.secret=" + CafToken.SECRET,
    "--verified-response.form.carrier=form:result"
  };

  @AutoClose private static final Running RUNNING = Running.start(Forms.class, SETTINGS);

  @BeforeEach
  void forget() {
    Handled.forget();
  }

  @Test
  void aBodyWithTheTokenInAHeaderIsVerified() {
    String token = CafToken.genuine();

    assertThat(RUNNING.post("/kyc/result", token).statusCode()).isEqualTo(403);
    assertThat(Handled.times()).isZero();
    assertThat(send(RUNNING, "/kyc/result", "POST", "application/jwt", token, true).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aFormWithTheTokenInAHeaderIsVerified() {
    String token = CafToken.genuine();

    assertThat(form(RUNNING, "POST", CafToken.forged(), true).statusCode()).isEqualTo(401);
    assertThat(Handled.times()).isZero();
    assertThat(form(RUNNING, "POST", token, true).body()).isEqualTo(token);
  }

  @Test
  void aFormThatSecurityReadIsRefusedWithTheWayOut() {
    HttpResponse<String> answer =
        form(RUNNING, "POST", CafToken.genuine() + "&_csrf=" + TOKEN, false);

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("body-consumed", "X-CSRF-TOKEN");
    assertThat(Handled.times()).isZero();
  }

  @Test
  void aFormThatIsPutIsReadBySpringUnlessASettingTurnsThatOff() {
    String token = CafToken.genuine();

    assertThat(form(RUNNING, "PUT", token, true).body())
        .contains("body-consumed", "spring.mvc.formcontent.filter.enabled=false");
    assertThat(Handled.times()).isZero();
    String[] off =
        Stream.concat(
                Arrays.stream(SETTINGS), Stream.of("--spring.mvc.formcontent.filter.enabled=false"))
            .toArray(String[]::new);
    try (Running running = Running.start(Forms.class, off)) {
      assertThat(form(running, "PUT", CafToken.forged(), true).statusCode()).isEqualTo(401);
      assertThat(Handled.times()).isZero();
    }
  }

  private static HttpResponse<String> form(
      Running running, String method, String result, boolean inHeader) {
    return send(running, "/form", method, FORM, "result=" + result, inHeader);
  }

  private static HttpResponse<String> send(
      Running running, String path, String method, String type, String body, boolean inHeader) {
    HttpRequest.Builder request =
        running
            .request(path)
            .header("Content-Type", type)
            .header("Cookie", "XSRF-TOKEN=" + TOKEN)
            .method(method, BodyPublishers.ofString(body));
    return running.send(inHeader ? request.header("X-CSRF-TOKEN", TOKEN) : request);
  }
}
