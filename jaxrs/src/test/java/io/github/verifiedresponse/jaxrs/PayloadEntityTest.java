package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Carrier;
import io.github.verifiedresponse.Entity;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.junit.jupiter.api.Test;

/** {@code entity=payload}: the method reads what was signed, as JSON. */
class PayloadEntityTest {
  private static final String TOKEN = SignedResponse.cafToken("caf-1");
  private static final String PAYLOAD = "{\"requestId\":\"caf-1\",\"isAlive\":true,\"iat\":1}";

  @Path("/results")
  public static final class Results {

    @POST
    @Consumes("application/jwt")
    @VerifiedResponse("caf")
    public String onToken(@Context HttpHeaders headers, String entity) {
      return headers.getMediaType() + " " + headers.getLength() + " " + entity;
    }

    @POST
    @Consumes("application/json")
    public String onJson(String entity) {
      return "the sibling";
    }
  }

  private static InMemoryJersey jersey(Entity entity) {
    return InMemoryJersey.guarding(
        SignedResponse.cafVerifier("caf", Carrier.body("application/jwt")).entity(entity).build(),
        new Results());
  }

  @Test
  void isReadAsJsonByTheMethodThatTheMessageChose() throws Exception {
    assertThat(jersey(Entity.PAYLOAD).post("results", TOKEN, "Content-Type", "application/jwt"))
        .isEqualTo("200 application/json " + PAYLOAD.length() + " " + PAYLOAD);
  }

  @Test
  void isReadAlsoWhereTheServersHeadersAreReadOnly() throws Exception {
    ResponseVerifier verifier =
        SignedResponse.cafVerifier("caf", Carrier.body("application/jwt"))
            .entity(Entity.PAYLOAD)
            .build();
    try (JerseyServer server = JerseyServer.guarding(verifier, new Results())) {
      assertThat(server.post("/results", TOKEN, "Content-Type", "application/jwt").body())
          .isEqualTo("application/json " + PAYLOAD.length() + " " + PAYLOAD);
    }
  }

  @Test
  void isTheMessageWhereNobodySaysOtherwise() throws Exception {
    assertThat(jersey(Entity.MESSAGE).post("results", TOKEN, "Content-Type", "application/jwt"))
        .startsWith("200 application/jwt ")
        .endsWith(" " + TOKEN);
  }

  @Test
  void isNoneForAForgery() throws Exception {
    assertThat(
            jersey(Entity.PAYLOAD)
                .post("results", TOKEN.substring(1), "Content-Type", "application/jwt"))
        .startsWith("4");
  }
}
