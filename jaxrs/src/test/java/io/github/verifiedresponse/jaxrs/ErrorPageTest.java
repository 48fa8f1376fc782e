package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Entity;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.result.Sender;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An error page is no handler of results: what it would find may have been given back. */
@DisplayName("AT-124 an error page finds nothing of what was verified")
class ErrorPageTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private final List<VerifiedPayload> handled = new CopyOnWriteArrayList<>();
  private final List<String> found = new CopyOnWriteArrayList<>();

  @SuppressWarnings("serial")
  private final class Page extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
      found.add(
          request.getDispatcherType()
              + " "
              + request.getAttribute(VerifiedPayload.ATTRIBUTE)
              + " "
              + VerifiedPayload.find(request::getAttribute, "shufti").isPresent()
              + " "
              + handled.get(0).isCurrent());
    }
  }

  private VerifiedPayload note(VerifiedPayload payload) {
    assertThat(payload.isCurrent()).isTrue();
    handled.add(payload);
    return payload;
  }

  private void assertNothingFound(Sender sender, String path, int status, Actions actions)
      throws Exception {
    ResponseVerifier verifier = SignedResponse.once("shufti").sender(sender).build();
    try (TomcatJersey server =
        TomcatJersey.guarding(verifier, actions)
            .servlet("page", "/page", new Page())
            .errorPage("/page")
            .start()) {
      assertThat(server.post(path, GENUINE).statusCode()).isEqualTo(status);
    }
    assertThat(found).containsExactly("ERROR null false false");
  }

  /** Jersey sends an error where the answer has no entity. */
  @ParameterizedTest
  @EnumSource
  void afterAnErrorThatWasSent(Sender sender) throws Exception {
    assertNothingFound(
        sender,
        "/results",
        503,
        Actions.of(
            payload -> {
              note(payload);
              return Response.status(503).build();
            }));
  }

  @Test
  void afterAGivingBack() throws Exception {
    assertNothingFound(
        Sender.CLIENT,
        "/results",
        404,
        Actions.of(
            payload -> {
              note(payload).giveBack();
              return Response.status(404).build();
            }));
  }

  @Test
  void afterATimeOut() throws Exception {
    assertNothingFound(
        Sender.CLIENT,
        "/suspended",
        503,
        Actions.suspending(
            (payload, later) -> {
              note(payload);
              later.setTimeout(1, TimeUnit.MILLISECONDS);
            }));
  }

  /** What an error page finds in the request's body. */
  public record Found(String reference) {}

  /** An error page that reads an entity. */
  @Path("/page")
  public final class ReadingPage implements MessageBodyReader<Found> {
    @POST
    public void show(Found entity) {
      found.add(entity.reference());
    }

    @Override
    public boolean isReadable(
        Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
      return type == Found.class;
    }

    @Override
    public Found readFrom(
        Class<Found> type,
        Type generic,
        Annotation[] annotations,
        MediaType media,
        MultivaluedMap<String, String> headers,
        InputStream body)
        throws IOException {
      return new Found("body of " + body.readAllBytes().length + " bytes");
    }
  }

  @Test
  void asTheEntityOfAPage() throws Exception {
    ResponseVerifier verifier = SignedResponse.once("shufti").entity(Entity.PAYLOAD).build();
    Actions actions =
        Actions.of(
            payload -> {
              note(payload);
              return Response.status(503).build();
            });
    try (TomcatJersey server =
        TomcatJersey.guarding(verifier, actions, new ReadingPage()).errorPage("/page").start()) {
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(204);
    }
    assertThat(found).containsExactly("body of 0 bytes");
  }
}
