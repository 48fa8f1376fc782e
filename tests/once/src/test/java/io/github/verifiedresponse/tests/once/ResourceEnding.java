package io.github.verifiedresponse.tests.once;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How a JAX-RS resource method ends. */
// the server looks at the stages, and the lambdas are constant
@SuppressWarnings({"FutureReturnValueIgnored", "ImmutableEnumChecker"})
enum ResourceEnding implements Ending {
  ANSWERS(call -> call.act("done")),
  ANSWERS_4XX(call -> call.act(Response.status(422).build())),
  /** A filter cannot tell it from an exception, so it counts as one, and stands for no effect. */
  ANSWERS_5XX_BEFORE_EFFECT(
      true,
      call -> {
        call.failBeforeEffect();
        return Response.status(503).build();
      }),
  ANSWERS_5XX_AFTER_EFFECT(call -> call.act(Response.status(503).build())),
  THROWS_AFTER_EFFECT(
      call -> {
        call.act("done");
        throw Failures.runtime();
      }),
  THROWS_RUNTIME_EXCEPTION(
      true,
      call -> {
        call.failBeforeEffect();
        throw Failures.runtime();
      }),
  THROWS_AND_ERROR_PAGE_FORWARDS(
      true,
      call -> {
        call.failBeforeEffect();
        throw Failures.runtime();
      }),
  THROWS_CHECKED_EXCEPTION(
      true,
      call -> {
        call.failBeforeEffect();
        throw new Exception("on purpose");
      }),
  THROWS_IO_EXCEPTION(
      true,
      call -> {
        call.failBeforeEffect();
        throw new IOException("on purpose");
      }),
  THROWS_ERROR(
      true,
      call -> {
        call.failBeforeEffect();
        throw Failures.error();
      }),
  THROWS_WITHOUT_STACK_TRACE(
      true,
      call -> {
        call.failBeforeEffect();
        throw Failures.withoutStackTrace();
      }),
  THROWS_WEB_APPLICATION_EXCEPTION_5XX(
      true,
      call -> {
        call.failBeforeEffect();
        throw new WebApplicationException(503);
      }),
  THROWS_WEB_APPLICATION_EXCEPTION_4XX(
      call -> {
        call.failBeforeEffect();
        throw new WebApplicationException(422);
      }),
  THROWS_WHAT_IS_MAPPED_TO_200(
      call -> {
        call.failBeforeEffect();
        throw new FailingProviders.Mapped(200);
      }),
  THROWS_WHAT_CANNOT_BE_MAPPED(
      true,
      call -> {
        call.failBeforeEffect();
        throw new FailingProviders.Mapped(0);
      }),
  UNWRITABLE(call -> call.act(new Unwritten("nobody writes this"))),
  /** Of the type that the method declares; that nobody writes it so is found out at the end. */
  RECORD_UNACCEPTABLE(call -> call.act(new Unwritten("nor this"))),
  WRITER_FAILS(call -> call.act(new FailingProviders.Unwritable())),
  STREAM_FAILS_BEFORE_COMMIT(
      call ->
          call.act(
              (StreamingOutput)
                  out -> {
                    throw Failures.runtime();
                  })),
  STREAM_FAILS_AFTER_COMMIT(
      call ->
          call.act(
              (StreamingOutput)
                  out -> {
                    out.write(new byte[ResourceCall.MORE_THAN_A_BUFFER]);
                    throw Failures.runtime();
                  })),
  CLIENT_RESETS(ResourceCall::streamToNobody),
  REQUEST_FILTER_BEHIND_ABORTS(true, ResourceCall::unreachable),
  REQUEST_FILTER_BEHIND_FAILS(true, ResourceCall::unreachable),
  RESPONSE_FILTER_FAILS(call -> call.act("done")),
  RESPONSE_FILTER_FAILS_ONCE(call -> call.act("done")),
  NEXT_RESPONSE_FILTER_FAILS(call -> call.act("done")),
  WRITER_INTERCEPTOR_FAILS(call -> call.act("done")),
  FILTER_BEHIND_FAILS(call -> call.act("done")),
  FILTER_BEFORE_FAILS(call -> call.act("done")),
  SUSPENDED_RESUMES((call, async) -> call.work(() -> async.resume(call.act("done")))),
  SUSPENDED_RESUMES_AT_ONCE((call, async) -> async.resume(call.act("done"))),
  SUSPENDED_FAILS(
      (call, async) ->
          call.work(
              () -> {
                call.act("done");
                async.resume(Failures.runtime());
              })),
  SUSPENDED_FAILS_AT_ONCE(
      (call, async) -> {
        call.act("done");
        async.resume(Failures.runtime());
      }),
  SUSPENDED_CLIENT_RESETS((call, async) -> call.actTooLate(() -> async.resume("done"))),
  SUSPENDED_IS_CANCELLED(
      (call, async) -> {
        call.actTooLate();
        async.cancel();
      }),
  SUSPENDED_AND_THROWS(
      (call, async) -> {
        call.actTooLate();
        throw Failures.runtime();
      }),
  SUSPENDED_TIMES_OUT(
      (call, async) -> {
        call.actTooLate();
        async.setTimeout(ResourceCall.SHORT_MILLIS, TimeUnit.MILLISECONDS);
      }),
  SUSPENDED_TIMES_OUT_WITH_500(
      (call, async) -> {
        call.actTooLate();
        async.setTimeoutHandler(late -> late.resume(Response.serverError().build()));
        async.setTimeout(ResourceCall.SHORT_MILLIS, TimeUnit.MILLISECONDS);
      }),
  STAGE_COMPLETES(call -> CompletableFuture.supplyAsync(() -> call.act("done"), call.workers())),
  STAGE_FAILS(
      call ->
          CompletableFuture.supplyAsync(
              () -> {
                call.act("done");
                throw Failures.runtime();
              },
              call.workers())),
  STAGE_FAILS_AT_ONCE(
      call -> {
        call.act("done");
        return CompletableFuture.failedFuture(Failures.runtime());
      });

  private static final String UNWRITTEN_TYPE = "application/x-nope";
  private static final List<String> ACCEPTS =
      List.of(
          ANYTHING,
          UNWRITTEN_TYPE,
          "application/json",
          "text/html;q=0.1, application/xml;q=0.2",
          "image/*, */*;q=0");

  private final boolean ownException;
  private final Handler handler;

  ResourceEnding(Handler handler) {
    this(false, handler);
  }

  ResourceEnding(boolean ownException, Handler handler) {
    this.ownException = ownException;
    this.handler = handler;
  }

  ResourceEnding(Suspended suspended) {
    this(
        false,
        call -> {
          suspended.handle(call, call.async());
          return "suspended";
        });
  }

  /** What a resource method does. */
  @FunctionalInterface
  interface Handler {
    Object handle(ResourceCall call) throws Exception;
  }

  /** What a resource method does that is given an {@link AsyncResponse}. */
  @FunctionalInterface
  interface Suspended {
    void handle(ResourceCall call, AsyncResponse async) throws Exception;
  }

  /** No writer knows it. */
  record Unwritten(String text) {}

  Handler handler() {
    return handler;
  }

  /** {@return the path of a resource method of the right kind} */
  String path() {
    return List.of("suspended", "stage", "record").stream()
        .filter(kind -> name().toLowerCase(Locale.ROOT).startsWith(kind))
        .findFirst()
        .orElse("object");
  }

  @Override
  public boolean isOwnException() {
    return ownException;
  }

  @Override
  public List<String> accepts() {
    return switch (this) {
      case RECORD_UNACCEPTABLE -> List.of(UNWRITTEN_TYPE);
      case CLIENT_RESETS -> List.of(ANYTHING); // the handler works while it writes
      default -> ACCEPTS;
    };
  }
}
