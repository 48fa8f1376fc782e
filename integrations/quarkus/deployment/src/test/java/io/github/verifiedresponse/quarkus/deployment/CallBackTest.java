package io.github.verifiedresponse.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.testkit.SignedRequest;
import io.github.verifiedresponse.testkit.TestVendor;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With {@code sender=vendor}, a call-back that comes again is acknowledged. */
class CallBackTest {
  private static final TestVendor SHUFTI = TestVendor.named("shufti-pro").secret(Caf.SECRET);

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      Application.withoutSettings(Resource.class)
          .overrideRuntimeConfigKey("verified-response.shufti.scheme", "shufti-pro")
          .overrideRuntimeConfigKey("verified-response.shufti.secret", Caf.SECRET)
          .overrideRuntimeConfigKey("verified-response.shufti.sender", "vendor");

  @TestHTTPResource("/")
  @SuppressWarnings("NullAway.Init")
  URI root;

  /** What the vendor calls back. */
  @Path("/call-back")
  @VerifiedResponse(value = "shufti", accept = Outcome.APPROVED)
  public static class Resource {
    @POST
    @Path("/blocking")
    public String blocking(VerifiedPayload result) {
      return Handled.by("handled");
    }

    @POST
    @Path("/reactive")
    public Uni<String> reactive(VerifiedPayload result) {
      return Uni.createFrom().item(Handled.by("handled"));
    }

    /** Works with the second attempt. */
    @POST
    @Path("/later")
    public Response later(VerifiedPayload result) {
      Handled.by("later");
      return Response.status(Handled.times() == 1 ? 503 : 200).build();
    }

    /** The same, by an exception that no mapper knows. */
    @POST
    @Path("/throwing")
    public String throwing(VerifiedPayload result) {
      Handled.by("throwing");
      if (Handled.times() == 1) {
        throw new IllegalStateException("the handler's own");
      }
      return "handled";
    }

    /** The same, later. */
    @POST
    @Path("/failing")
    public Uni<String> failing(VerifiedPayload result) {
      Handled.by("failing");
      return Handled.times() == 1
          ? Uni.createFrom().failure(new IllegalStateException("the handler's own"))
          : Uni.createFrom().item("handled");
    }
  }

  @BeforeEach
  void forget() {
    Handled.forget();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/call-back/blocking", "/call-back/reactive"})
  void isHandledOnceAndItsRepeatIsAcknowledged(String path) {
    SignedRequest event = SHUFTI.approved().calledBack();

    HttpResponse<String> forged = http().post(path, event.withOtherKey());
    assertThat(forged.statusCode()).as(forged.body()).isEqualTo(401);
    assertThat(http().post(path, event.tampered()).statusCode()).isEqualTo(401);
    assertThat(Handled.times()).isZero();

    assertThat(http().post(path, event).body()).isEqualTo("handled");
    HttpResponse<String> again = http().post(path, event);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEmpty();
    assertThat(Handled.times()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/call-back/later", "/call-back/throwing", "/call-back/failing"})
  void isHandledAgainWhenItsHandlerHasFailed(String path) {
    SignedRequest event = SHUFTI.approved().calledBack();

    assertThat(http().post(path, event).statusCode()).isBetween(500, 503);
    assertThat(http().post(path, event).statusCode()).isEqualTo(200);
    assertThat(Handled.times()).isEqualTo(2);
    assertThat(http().post(path, event).statusCode()).isEqualTo(200);
    assertThat(Handled.times()).isEqualTo(2);
  }

  @Test
  void ofAnotherOutcomeIsAcknowledgedAndNotHandled() {
    HttpResponse<String> declined =
        http().post("/call-back/blocking", SHUFTI.declined().calledBack());

    assertThat(declined.statusCode()).isEqualTo(200);
    assertThat(declined.body()).isEmpty();
    assertThat(Handled.times()).isZero();
  }

  private Http http() {
    return new Http(root);
  }
}
