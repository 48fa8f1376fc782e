package io.github.verifiedresponse.tests.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests of unusual kinds: uploads, HEAD, OPTIONS, and those that are never answered. */
class StarterRequestsIT {
  private static final String BOUNDARY = "of-a-test";
  private static final String PHOTO = "a photograph";

  @AutoClose private static final Running RUNNING = Running.start(Carried.class, Carried.SETTINGS);

  @BeforeEach
  void forget() {
    Handled.forget();
  }

  @Test
  void anUploadIsVerifiedByItsFieldAndReadAgain() {
    String token = CafToken.genuine();
    assertThat(upload(CafToken.forged(), PHOTO).statusCode()).isEqualTo(401);
    assertThat(Handled.times()).isZero();

    HttpResponse<String> genuine = upload(token, PHOTO);
    assertThat(genuine.body()).isEqualTo("form " + token + " " + PHOTO.length());
    assertThat(upload(token, PHOTO).statusCode()).isEqualTo(409);
    assertThat(Handled.times()).isOne();
  }

  @Test
  void anUploadWithTwoResultsIsRefused() {
    String both = field(CafToken.genuine()) + field(CafToken.genuine());

    assertThat(send(both).statusCode()).isEqualTo(400);
    assertThat(Handled.times()).isZero();
  }

  @Test
  void anUploadThatIsTooLargeIsRefusedAndItsResultNotUsed() {
    String token = CafToken.genuine();

    assertThat(upload(token, "x".repeat(300 * 1024)).statusCode()).isEqualTo(413);
    assertThat(Handled.times()).isZero();
    assertThat(upload(token, PHOTO).statusCode()).isEqualTo(200);
  }

  /** Spring calls the handler of GET for it. */
  @Test
  void aResultIsVerifiedAndUsedByHead() {
    String token = CafToken.genuine();
    assertThat(status("HEAD", CafToken.forged()).statusCode()).isEqualTo(401);
    assertThat(Handled.times()).isZero();

    assertThat(status("HEAD", token).statusCode()).isEqualTo(200);
    assertThat(Handled.times()).isOne();
    assertThat(status("GET", token).statusCode()).isEqualTo(409);
    assertThat(Handled.times()).isOne();
  }

  @Test
  void optionsAreAnsweredWithoutTheHandlerAndUseNoResult() {
    String token = CafToken.genuine();
    HttpResponse<String> options = status("OPTIONS", token);

    assertThat(options.statusCode()).isEqualTo(200);
    assertThat(options.headers().firstValue("Allow")).hasValue("GET,HEAD,OPTIONS");
    assertThat(Handled.times()).isZero();
    assertThat(status("GET", token).statusCode()).isEqualTo(200);
  }

  @Test
  void aResultStaysUsedWhenItsHandlerDoesNotAnswerInTime() {
    String token = CafToken.genuine();

    assertThat(send("GET", "/late", token).statusCode()).isEqualTo(503);
    assertThat(send("GET", "/late", token).statusCode()).isEqualTo(409);
    assertThat(Handled.times()).isOne();
  }

  private static HttpResponse<String> status(String method, String token) {
    return send(method, "/status", token);
  }

  private static HttpResponse<String> send(String method, String path, String token) {
    return RUNNING.send(
        RUNNING.request(path).header("X-Result", token).method(method, BodyPublishers.noBody()));
  }

  private static HttpResponse<String> upload(String token, String photo) {
    return send(
        field(token)
            + part("name=\"photo\"; filename=\"photo.jpg\"\r\nContent-Type: image/jpeg", photo));
  }

  private static HttpResponse<String> send(String parts) {
    return RUNNING.send(
        RUNNING
            .request("/upload")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofString(parts + "--" + BOUNDARY + "--\r\n")));
  }

  private static String field(String token) {
    return part("name=\"result\"", token);
  }

  private static String part(String disposition, String content) {
    return "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, disposition, content);
  }
}
