package io.github.verifiedresponse.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.testkit.SignedRequest;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token in a form or in the query; the resource method reads what was verified. */
class CarriersTest {
  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      Application.of(Forms.class, Queries.class)
          .overrideRuntimeConfigKey("verified-response.caf-form.scheme", "caf")
          .overrideRuntimeConfigKey("verified-response.caf-form.secret", Caf.SECRET)
          .overrideRuntimeConfigKey("verified-response.caf-form.carrier", "form:token")
          .overrideRuntimeConfigKey("verified-response.caf-query.scheme", "caf")
          .overrideRuntimeConfigKey("verified-response.caf-query.secret", Caf.SECRET)
          .overrideRuntimeConfigKey("verified-response.caf-query.carrier", "query:token");

  @TestHTTPResource("/")
  @SuppressWarnings("NullAway.Init")
  URI root;

  /** Each way in which a resource method is given a form. */
  @Path("/form")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @VerifiedResponse("caf-form")
  public static class Forms {
    @POST
    @Path("/field")
    public String field(@FormParam("token") String token, @FormParam("note") String note) {
      return Handled.by(note + " " + token);
    }

    @POST
    @Path("/reactive")
    public Uni<String> reactive(@FormParam("token") String token, @FormParam("note") String note) {
      return Uni.createFrom().item(Handled.by(note + " " + token));
    }

    @POST
    @Path("/map")
    public String map(MultivaluedMap<String, String> form) {
      return Handled.by(form.getFirst("note") + " " + form.getFirst("token"));
    }

    @POST
    @Path("/payload")
    public String payload(VerifiedPayload result, @FormParam("note") String note) {
      return Handled.by(note + " " + result.verifier());
    }
  }

  /** With and without a body. */
  @Path("/query")
  @VerifiedResponse("caf-query")
  public static class Queries {
    @POST
    @Path("/blocking")
    public String blocking(@QueryParam("token") String token, String body) {
      return Handled.by(body + " " + token);
    }

    @POST
    @Path("/reactive")
    public Uni<String> reactive(@QueryParam("token") String token, String body) {
      return Uni.createFrom().item(Handled.by(body + " " + token));
    }
  }

  @BeforeEach
  void forget() {
    Handled.forget();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/form/field", "/form/reactive", "/form/map"})
  void aTokenInAFormIsAcceptedOnceAndTheFormIsReadAgain(String path) {
    SignedRequest result = Caf.inForm("token");

    refuses(form(path, Caf.inForm("token").withOtherKey().text()));
    HttpResponse<String> genuine = form(path, result.text());
    assertThat(genuine.statusCode()).as(genuine.body()).isEqualTo(200);
    assertThat(genuine.body()).isEqualTo("n " + result.content());
    assertThat(form(path, result.text()).statusCode()).isEqualTo(409);
    assertThat(Handled.times()).isOne();
  }

  @Test
  void aFormIsReadBesideThePayload() {
    HttpResponse<String> genuine = form("/form/payload", Caf.inForm("token").text());

    assertThat(genuine.body()).isEqualTo("n caf-form");
  }

  @Test
  void aFormWithTwoTokensIsRefused() {
    String genuine = Caf.inForm("token").text();

    HttpResponse<String> answer = form("/form/field", genuine + "&" + genuine);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("problem:ambiguous");
    assertThat(Handled.times()).isZero();
  }

  /** What is decoded differently by another reader. */
  @ParameterizedTest
  @CsvSource({
    "multipart/form-data; boundary=b, 415",
    "application/x-www-form-urlencoded; charset=utf-16, 415",
    "text/plain, 415"
  })
  void aFormOfAnotherContentTypeIsRefused(String contentType, int status) {
    HttpResponse<String> answer =
        http()
            .send(
                http()
                    .request("/form/field")
                    .header("Content-Type", contentType)
                    .POST(BodyPublishers.ofString(Caf.inForm("token").text())));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(Handled.times()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/query/blocking", "/query/reactive"})
  void aTokenInTheQueryIsAcceptedOnceAndTheBodyIsReadAgain(String path) {
    SignedRequest result = Caf.inQuery("token");

    refuses(query(path, Caf.inQuery("token").withOtherKey().query()));
    HttpResponse<String> genuine = query(path, result.query());
    assertThat(genuine.statusCode()).as(genuine.body()).isEqualTo(200);
    assertThat(genuine.body()).isEqualTo("body " + result.content());
    assertThat(query(path, result.query()).statusCode()).isEqualTo(409);
    assertThat(Handled.times()).isOne();
  }

  @Test
  void aQueryWithTwoTokensIsRefused() {
    String genuine = Caf.inQuery("token").query();

    HttpResponse<String> answer = query("/query/blocking", genuine + "&" + genuine);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("problem:ambiguous");
    assertThat(Handled.times()).isZero();
  }

  private static void refuses(HttpResponse<String> forged) {
    assertThat(forged.statusCode()).as(forged.body()).isEqualTo(401);
    assertThat(forged.body()).contains("problem:unverified");
    assertThat(Handled.times()).isZero();
  }

  private HttpResponse<String> form(String path, String fields) {
    return http()
        .send(
            http()
                .request(path)
                .header("Content-Type", MediaType.APPLICATION_FORM_URLENCODED)
                .POST(BodyPublishers.ofString("note=n&" + fields)));
  }

  private HttpResponse<String> query(String path, String query) {
    return http()
        .send(
            http()
                .request(path + "?" + query)
                .header("Content-Type", MediaType.TEXT_PLAIN)
                .POST(BodyPublishers.ofString("body")));
  }

  private Http http() {
    return new Http(root);
  }
}
