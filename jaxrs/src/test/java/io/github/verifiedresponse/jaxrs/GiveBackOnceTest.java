package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Latch;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.replay.Claim;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.Sender;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Between two givings back another request may have taken the result: it would count twice. */
class GiveBackOnceTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private final List<String> settled = new CopyOnWriteArrayList<>();
  private final AtomicInteger filtered = new AtomicInteger();
  private final Latch again = new Latch();
  private final ReplayGuard guard = (identity, terms) -> new Admission.Taken(new Noted());

  private final class Noted implements Claim {
    @Override
    public int givenBack() {
      return 0;
    }

    @Override
    public void use() {
      settled.add("used");
    }

    @Override
    public void giveBack(int givenBack) {
      settled.add("given back");
    }
  }

  private static Feature responding(ContainerResponseFilter filter) {
    return context -> {
      context.register(filter, 1);
      return true;
    };
  }

  /** Jersey runs the response filters again, for the answer to the exception. */
  @Test
  void aClaimIsGivenBackOnceWhereAnotherResponseFilterFails() throws Exception {
    try (JerseyServer server =
        JerseyServer.guarding(
            SignedResponse.verifier("shufti").sender(Sender.VENDOR).replayGuard(guard).build(),
            Actions.of(payload -> Response.status(503).build()),
            responding(
                (request, response) -> {
                  if (filtered.incrementAndGet() == 1) {
                    throw new IllegalStateException("the filter failed");
                  }
                  again.open();
                }))) {
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(500);
      again.await();
      assertThat(settled).containsExactly("given back");
    }
  }

  @Test
  void aClaimThatIsUsedIsNotGivenBackWhereAnotherResponseFilterFails() throws Exception {
    try (JerseyServer server =
        JerseyServer.guarding(
            SignedResponse.verifier("shufti").sender(Sender.VENDOR).replayGuard(guard).build(),
            Actions.of(payload -> Response.status(200).build()),
            responding(
                (request, response) -> {
                  if (filtered.incrementAndGet() == 2) {
                    again.open();
                  }
                  throw new IllegalStateException("the filter failed");
                }))) {
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(500);
      again.await();
      assertThat(settled).containsExactly("used");
    }
  }

  /**
   * Given back in the first run of the response filters; the second comes when another holds it.
   */
  @Test
  void aSecondRunDoesNotGiveBackWhatAnotherRequestHolds() throws Exception {
    List<VerifiedPayload> payloads = new CopyOnWriteArrayList<>();
    Latch givenBack = new Latch();
    Latch taken = new Latch();
    Latch tried = new Latch();
    Actions actions =
        Actions.of(
            payload -> {
              payloads.add(payload);
              if (payloads.size() == 1) {
                throw new WebApplicationException(503);
              }
              taken.open();
              tried.await();
              return "done";
            });
    Feature filter =
        responding(
            (request, response) -> {
              if (filtered.incrementAndGet() == 1) {
                givenBack.open();
                taken.await();
                throw new IllegalStateException("the filter failed");
              }
              again.open();
            });
    try (JerseyServer server =
        JerseyServer.guarding(
            SignedResponse.once("shufti").giveBack(GiveBack.EXCEPTION).build(), actions, filter)) {
      var first = CompletableFuture.supplyAsync(() -> server.post("/results", GENUINE));
      givenBack.await();
      var second = CompletableFuture.supplyAsync(() -> server.post("/results", GENUINE));
      assertThat(first.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(500);
      again.await();

      assertThat(server.post("/results", GENUINE).body()).contains("in-progress");
      tried.open();
      assertThat(second.get(20, TimeUnit.SECONDS).body()).isEqualTo("done");
      assertThat(server.post("/results", GENUINE).body()).contains("replayed");
      assertThat(actions.runs()).hasValue(2);
    }
  }
}
