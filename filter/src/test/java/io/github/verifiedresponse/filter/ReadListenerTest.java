package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.SignedResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Reads without blocking, on a real container. */
class ReadListenerTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private final ThreadLocal<Boolean> inServlet = ThreadLocal.withInitial(() -> false);
  private final List<Boolean> calledInServlet = new CopyOnWriteArrayList<>();
  @AutoClose private final TomcatServer server = new TomcatServer();

  private void guarded(Exchange handler) throws Exception {
    server
        .filter("door", "/*", new VerifiedResponseFilter(SignedResponse.verifier("shufti").build()))
        .servlet("/results", handler)
        .start();
  }

  @Test
  void isCalledOutsideTheServletUntilAllIsRead() throws Exception {
    guarded(
        (request, response) -> {
          inServlet.set(true);
          AsyncContext async = request.startAsync();
          ServletInputStream in = request.getInputStream();
          in.setReadListener(new Echo(in, async));
          inServlet.remove();
        });

    assertThat(server.post("/results", GENUINE).body()).isEqualTo(GENUINE.body());
    assertThat(calledInServlet).containsExactly(false);
  }

  @Test
  void isCalledWhenTheFiltersInsideTheDoorHaveReturned() throws Exception {
    List<String> order = new CopyOnWriteArrayList<>();
    server
        .filter(
            "container",
            "/*",
            (request, response, chain) ->
                chain.doFilter(
                    new WatchedAsync(
                        (HttpServletRequest) request,
                        (method, asked) -> {
                          order.add(method);
                          return asked.call();
                        }),
                    response))
        .filter("door", "/*", new VerifiedResponseFilter(SignedResponse.verifier("shufti").build()))
        .filter(
            "inside",
            "/*",
            (request, response, chain) -> {
              chain.doFilter(request, response);
              order.add("returned");
            })
        .servlet(
            "/results",
            (request, response) -> {
              AsyncContext async = request.startAsync();
              ServletInputStream in = request.getInputStream();
              in.setReadListener(
                  new RecordingListener(in, 1_000)
                      .atData(() -> order.add("called"))
                      .atEnd(async::complete));
            })
        .start();

    assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(200);
    assertThat(order).containsExactly("returned", "addListener", "start", "called");
  }

  @Test
  void isCalledAlsoAfterADispatch() throws Exception {
    guarded(
        (request, response) -> {
          if (request.getDispatcherType() == DispatcherType.REQUEST) {
            request.startAsync().dispatch();
            return;
          }
          ServletInputStream in = request.getInputStream();
          in.setReadListener(new Echo(in, request.startAsync()));
        });

    assertThat(server.post("/results", GENUINE).body()).isEqualTo(GENUINE.body());
  }

  @Test
  void isToldNothingWhereADispatchReadsTheRest() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    guarded(
        (request, response) -> {
          ServletInputStream in = request.getInputStream();
          if (request.getDispatcherType() == DispatcherType.ASYNC) {
            response.getOutputStream().write(in.readAllBytes());
            return;
          }
          AsyncContext async = request.startAsync(request, response);
          in.setReadListener(new DispatchingListener(async, told));
        });

    assertThat(server.post("/results", GENUINE).body()).isEqualTo(GENUINE.body());
    assertThat(told).containsExactly("available");
  }

  private record DispatchingListener(AsyncContext async, List<String> told)
      implements ReadListener {
    @Override
    public void onDataAvailable() {
      told.add("available");
      async.dispatch();
    }

    @Override
    public void onAllDataRead() {
      told.add("all read");
    }

    @Override
    public void onError(Throwable t) {
      told.add("error " + t.getMessage());
    }
  }

  @Test
  void isRefusedOnARequestThatIsNotAsynchronous() throws Exception {
    guarded(
        (request, response) -> {
          ServletInputStream in = request.getInputStream();
          try {
            in.setReadListener(new Echo(in, null));
          } catch (IllegalStateException e) {
            response.getWriter().write("refused");
          }
        });

    assertThat(server.post("/results", GENUINE).body()).isEqualTo("refused");
  }

  /** Answers with what it reads, a few bytes at a time. */
  private final class Echo implements ReadListener {
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final ServletInputStream in;
    private final @Nullable AsyncContext async;

    private Echo(ServletInputStream in, @Nullable AsyncContext async) {
      this.in = in;
      this.async = async;
    }

    @Override
    public void onDataAvailable() throws IOException {
      calledInServlet.add(inServlet.get());
      byte[] few = new byte[7];
      while (in.isReady() && !in.isFinished()) {
        read.write(few, 0, in.read(few));
      }
    }

    @Override
    public void onAllDataRead() throws IOException {
      AsyncContext started = Objects.requireNonNull(async);
      started.getResponse().getOutputStream().write(read.toByteArray());
      started.complete();
    }

    @Override
    public void onError(Throwable t) {
      Objects.requireNonNull(async).complete();
    }
  }
}
