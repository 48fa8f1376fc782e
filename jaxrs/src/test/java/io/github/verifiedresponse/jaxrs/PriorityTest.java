package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedPayload;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.RepeatedTest;

/**
 * When the guard runs among an application's filters: after authentication and before what decodes,
 * and first of all when the method has ended. Servers order equal priorities by chance, so once is
 * not enough.
 */
class PriorityTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private final List<String> seen = new CopyOnWriteArrayList<>();

  private void note(String who, ContainerRequestContext request) {
    boolean verified = VerifiedPayload.find(request::getProperty, "shufti").isPresent();
    boolean atWork = request.getProperty(Pending.class.getName()) != null;
    seen.add(who + (verified ? ", verified" : "") + (atWork ? ", at work" : ""));
  }

  @Priority(Priorities.AUTHENTICATION)
  private final class Authentication implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      note("authentication", request);
    }
  }

  @Priority(Priorities.AUTHORIZATION)
  private final class Authorization implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      note("authorization", request);
    }
  }

  @Priority(Priorities.ENTITY_CODER)
  private final class Decoder implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      note("decoder", request);
    }
  }

  private final class Users implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      note("user's", request);
    }
  }

  @Priority(Integer.MAX_VALUE - 1)
  private final class FirstResponse implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      note("first to respond", request);
    }
  }

  private final class UsersResponse implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      note("user's to respond", request);
    }
  }

  @RepeatedTest(5)
  void isAfterAuthenticationAndBeforeWhatDecodesAndFirstToRespond() throws Exception {
    try (JerseyServer server =
        JerseyServer.guarding(
            SignedResponse.once("shufti").build(),
            Actions.of(payload -> "done"),
            new Authentication(),
            new Authorization(),
            new Decoder(),
            new Users(),
            new FirstResponse(),
            new UsersResponse())) {
      assertThat(server.post("/results", GENUINE).body()).isEqualTo("done");
    }
    assertThat(seen)
        .containsExactly(
            "authentication",
            "authorization",
            "decoder, verified, at work",
            "user's, verified, at work",
            "first to respond, verified",
            "user's to respond, verified");
  }
}
