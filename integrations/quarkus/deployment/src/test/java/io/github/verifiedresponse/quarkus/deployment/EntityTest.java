package io.github.verifiedresponse.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.testkit.SignedRequest;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With {@code entity=payload}, what was verified is the entity of the resource method. */
class EntityTest {
  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      Application.of(Resource.class, Result.class, Unfit.class)
          .overrideRuntimeConfigKey("verified-response.caf.entity", "payload");

  @TestHTTPResource("/")
  @SuppressWarnings("NullAway.Init")
  URI root;

  /** Less than the vendor has signed. */
  public record Result(String personId) {}

  /** The vendor's field is a string. */
  public record Unfit(boolean personId) {}

  /** Is given the payload. */
  @Path("/entity")
  @VerifiedResponse("caf")
  public static class Resource {
    @POST
    @Path("/type")
    public String type(Result result) {
      return Handled.by(result.personId());
    }

    @POST
    @Path("/reactive")
    public Uni<String> reactive(Result result) {
      return Uni.createFrom().item(Handled.by(result.personId()));
    }

    @POST
    @Path("/text")
    public String text(String json) {
      Handled.by("text");
      return json;
    }

    @POST
    @Path("/unfit")
    public String unfit(Unfit result) {
      return Handled.by("unfit" + result);
    }
  }

  @BeforeEach
  void forget() {
    Handled.forget();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/entity/type", "/entity/reactive"})
  void isReadAsATypeOfTheApplications(String path) {
    SignedRequest result = Caf.of("anna");

    assertThat(http().post(path, result.withOtherKey()).statusCode()).isEqualTo(401);
    assertThat(Handled.times()).isZero();
    HttpResponse<String> answer = http().post(path, result);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("anna");
    assertThat(http().post(path, result).statusCode()).isEqualTo(409);
  }

  @Test
  void isReadAsText() {
    assertThat(http().post("/entity/text", Caf.of("anna")).body())
        .startsWith("{")
        .contains("\"personId\":\"anna\"");
  }

  @Test
  void thatFitsNoTypeIsAnswered400AndStaysUsed() {
    SignedRequest result = Caf.of("anna");

    HttpResponse<String> answer = http().post("/entity/unfit", result);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("anna");
    assertThat(http().post("/entity/text", result).statusCode()).isEqualTo(409);
    assertThat(Handled.times()).isZero();
  }

  private Http http() {
    return new Http(root);
  }
}
