package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Settlements;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.replay.Settlement;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client's result stays used once a method got it, unless the application says otherwise. */
@DisplayName("AT-159 a client's result is")
class GiveBackTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private final Settlements settlements = new Settlements();

  private ResponseVerifier verifier(GiveBack giveBack) {
    return SignedResponse.once("shufti").giveBack(giveBack).listener(settlements).build();
  }

  private static Response failing() {
    throw new IllegalStateException("the method failed");
  }

  private static Response failing(int status) {
    throw new WebApplicationException(status);
  }

  private void assertUsed(GiveBack giveBack, int status, Actions.Plain method, Object... more)
      throws Exception {
    Actions actions = Actions.of(method);
    Object[] components = Stream.concat(Stream.of(actions), Stream.of(more)).toArray();
    try (JerseyServer server = JerseyServer.guarding(verifier(giveBack), components)) {
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(status);
      settlements.assertNext(Settlement.USED);
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(409);
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(409);
      assertThat(actions.runs()).hasValue(1);
      settlements.assertNoMore();
    }
  }

  private void assertGivenBack(GiveBack giveBack, int status, Actions.Plain method, Object... more)
      throws Exception {
    Actions actions = Actions.of(method);
    Object[] components = Stream.concat(Stream.of(actions), Stream.of(more)).toArray();
    try (JerseyServer server = JerseyServer.guarding(verifier(giveBack), components)) {
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(status);
      settlements.assertNext(Settlement.GIVEN_BACK);
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(status);
      settlements.assertNext(Settlement.GIVEN_BACK);
      assertThat(actions.runs()).hasValue(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 400, 404, 408, 425, 429, 499, 500, 503})
  void usedByEveryAnswer(int status) throws Exception {
    assertUsed(GiveBack.EXPLICIT, status, payload -> Response.status(status).build());
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 500, 503})
  void usedByEveryExceptionWithAStatus(int status) throws Exception {
    assertUsed(GiveBack.EXPLICIT, status, payload -> failing(status));
  }

  @Test
  void usedByAnExceptionThatNothingMaps() throws Exception {
    assertUsed(GiveBack.EXPLICIT, 500, payload -> failing());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 404, 429, 500, 503})
  void givenBackByTheMethodsWordWhateverItAnswers(int status) throws Exception {
    assertGivenBack(
        GiveBack.EXPLICIT,
        status,
        payload -> {
          payload.giveBack();
          return Response.status(status).build();
        });
  }

  @Test
  void givenBackByTheMethodsWordBeforeAnException() throws Exception {
    assertGivenBack(
        GiveBack.EXPLICIT,
        500,
        payload -> {
          payload.giveBack();
          return failing();
        });
  }

  /** Where the method was not called, as for an entity that cannot be read. */
  @Test
  void givenBackByTheWordOfAnotherResponseFilter() throws Exception {
    ContainerResponseFilter filter =
        (request, response) -> {
          if (response.getStatus() == 400) {
            VerifiedPayload.require(request::getProperty, "shufti").giveBack();
          }
        };
    Feature feature =
        context -> {
          context.register(filter);
          return true;
        };
    Actions actions = Actions.of(payload -> failing(400));
    try (JerseyServer server =
        JerseyServer.guarding(verifier(GiveBack.EXPLICIT), actions, feature)) {
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(400);
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(400);
      assertThat(actions.runs()).hasValue(2);
    }
  }

  @Test
  void usedWhateverTheMethodSaysWhereNothingIsGivenBack() throws Exception {
    assertUsed(
        GiveBack.NEVER,
        500,
        payload -> {
          payload.giveBack();
          return failing();
        });
  }

  @Test
  @DisplayName("given back by an exception of the method with give-back=exception")
  void givenBackByAnExceptionThatNothingMaps() throws Exception {
    assertGivenBack(GiveBack.EXCEPTION, 500, payload -> failing());
  }

  @Test
  @DisplayName("given back by an exception of the method with a status with give-back=exception")
  void givenBackByAnExceptionWithAStatus() throws Exception {
    assertGivenBack(GiveBack.EXCEPTION, 502, payload -> failing(502));
  }

  @Test
  @DisplayName("given back by an exception that is mapped to 503 with give-back=exception")
  void givenBackByAMappedException() throws Exception {
    assertGivenBack(GiveBack.EXCEPTION, 503, payload -> failing(), new Mapper(503));
  }

  /** Nothing tells it from an exception that a mapper made a response of. */
  @ParameterizedTest
  @ValueSource(ints = {500, 503, 599})
  @DisplayName("given back by a 5xx that the method returned with give-back=exception")
  void givenBackByAReturnedFailure(int status) throws Exception {
    assertGivenBack(GiveBack.EXCEPTION, status, payload -> Response.status(status).build());
  }

  @Test
  @DisplayName("used by an exception that is mapped to 422 with give-back=exception")
  void usedByAnExceptionThatIsMappedToARefusal() throws Exception {
    assertUsed(GiveBack.EXCEPTION, 422, payload -> failing(), new Mapper(422));
  }

  public record Mapper(int status) implements ExceptionMapper<IllegalStateException> {
    @Override
    public Response toResponse(IllegalStateException exception) {
      return Response.status(status).build();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 403, 408, 429})
  @DisplayName("used by an answer with give-back=exception")
  void usedByAnAnswerThatIsNoFailure(int status) throws Exception {
    assertUsed(GiveBack.EXCEPTION, status, payload -> Response.status(status).build());
  }

  @ParameterizedTest
  @MethodSource
  @DisplayName("used by an answer that fails when it is written, with give-back=exception")
  void usedByAnAnswerThatFailsLater(StreamingOutput answer) throws Exception {
    assertUsed(GiveBack.EXCEPTION, 500, payload -> Response.ok(answer).build());
  }

  static Stream<StreamingOutput> usedByAnAnswerThatFailsLater() {
    return Stream.of(
        out -> {
          throw new IllegalStateException("too late");
        },
        out -> {
          throw new IOException("too late");
        },
        out -> {
          throw new WebApplicationException(500);
        });
  }
}
