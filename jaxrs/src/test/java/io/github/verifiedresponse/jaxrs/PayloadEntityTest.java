package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Entity;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.gate.Gate;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.scheme.Vendors;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
  void isWhatWasSignedWhereOtherFieldsAreBesideIt() throws Exception {
    ResponseVerifier verifier =
        ResponseVerifier.named("order")
            .scheme(
                Vendors.named("razorpay-order")
                    .scheme(Keys.of(Secret.of("the test vendor's secret", SignedResponse.SECRET))))
            .replayGuard(ReplayGuard.disabled())
            .entity(Entity.PAYLOAD)
            .build();
    String signed = "\"razorpay_order_id\":\"order_1\",\"razorpay_payment_id\":\"pay_1\"";
    String body =
        "{\"amount\":1,%s,\"razorpay_signature\":\"%s\"}"
            .formatted(signed, SignedResponse.hexHmac("order_1|pay_1"));

    assertThat(
            InMemoryJersey.guarding(verifier, new Orders())
                .post("orders", body, "Content-Type", "application/json"))
        .isEqualTo("200 {" + signed + "}");
  }

  @Path("/orders")
  public static final class Orders {

    @POST
    @Consumes("application/json")
    @VerifiedResponse("order")
    public String onOrder(String entity) {
      return entity;
    }
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

  /** Types of the application's. */
  @Path("/typed")
  public static final class Typed {
    private final AtomicInteger runs = new AtomicInteger();

    /** Has not all fields of the payload. */
    public record Result(String requestId) {}

    /** Has a field that no payload fits. */
    public record Misfit(Result requestId) {}

    @POST
    @Path("result")
    @VerifiedResponse("caf")
    public String result(Result result) {
      return "result " + result.requestId();
    }

    @POST
    @Path("misfit")
    @VerifiedResponse("caf")
    public String misfit(Misfit result) {
      runs.incrementAndGet();
      return "";
    }
  }

  /** Verifies as a servlet filter in front of JAX-RS does. */
  @Priority(1)
  private record Earlier(List<ResponseVerifier> verifiers) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext context) throws IOException {
      for (ResponseVerifier verifier : verifiers) {
        assertThat(Gate.of(verifier).enter(new JaxRsExchange(context, () -> "/"))).isPresent();
      }
    }
  }

  @Test
  void isTheOneOfTheMethodsVerifierWhereAnotherVerifiedLater() throws Exception {
    ResponseVerifier caf =
        SignedResponse.cafVerifier("caf", Carriers.header("X-Result"))
            .entity(Entity.PAYLOAD)
            .build();
    ResponseVerifier other =
        SignedResponse.cafVerifier("other", Carriers.header("X-Other")).build();
    Earlier earlier = new Earlier(List.of(caf, other));
    try (JerseyServer server = JerseyServer.guarding(caf, new Typed(), earlier)) {
      String later = SignedResponse.cafToken("caf-2");
      assertThat(server.post("/typed/result", "", "X-Result", TOKEN, "X-Other", later).body())
          .isEqualTo("result caf-1");
    }
  }

  /** Reads what a server without JSON cannot. */
  @Provider
  private static final class ByServer implements MessageBodyReader<Typed.Result> {
    @Override
    public boolean isReadable(
        Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
      return type == Typed.Result.class;
    }

    @Override
    public Typed.Result readFrom(
        Class<Typed.Result> type,
        Type generic,
        Annotation[] annotations,
        MediaType media,
        MultivaluedMap<String, String> headers,
        InputStream body) {
      return new Typed.Result("by the server");
    }
  }

  /** A method of one verifier may forward the request to one of another. */
  @Test
  void isNotLeftToTheMethodOfAVerifierThatGivesTheMessage() throws Exception {
    ResponseVerifier other =
        SignedResponse.cafVerifier("other", Carriers.header("X-Result"))
            .entity(Entity.PAYLOAD)
            .build();
    ResponseVerifier caf = SignedResponse.cafVerifier("caf", Carriers.header("X-Result")).build();
    Earlier earlier = new Earlier(List.of(other));
    try (JerseyServer server = JerseyServer.guarding(caf, new Typed(), earlier, new ByServer())) {
      assertThat(post(server, "/typed/result")).isEqualTo("200 result by the server");
    }
  }

  private static JerseyServer typed(Typed resource) throws Exception {
    ResponseVerifier verifier =
        SignedResponse.cafVerifier("caf", Carriers.header("X-Result"))
            .entity(Entity.PAYLOAD)
            .replayGuard(ReplayGuards.inMemory())
            .build();
    return JerseyServer.guarding(verifier, resource);
  }

  private static String post(JerseyServer server, String path) {
    HttpResponse<String> answer =
        server.post(path, "", "X-Result", TOKEN, "Content-Type", "text/plain");
    return answer.statusCode() + " " + answer.body();
  }

  @Test
  void isReadIntoATypeThatHasNotAllItsFields() throws Exception {
    try (JerseyServer server = typed(new Typed())) {
      assertThat(post(server, "/typed/result")).isEqualTo("200 result caf-1");
    }
  }

  /** A filter of the application's may have acted on it before. */
  @Test
  void isUsedWhereItDoesNotFitTheType() throws Exception {
    Typed resource = new Typed();
    try (JerseyServer server = typed(resource)) {
      assertThat(post(server, "/typed/misfit")).isEqualTo("400 ");
      assertThat(post(server, "/typed/result")).startsWith("409 ");
      assertThat(resource.runs).hasValue(0);
    }
  }
}
