package io.github.verifiedresponse.tests.once;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** How a servlet ends. Its effect, or its word that there was none, is the last that it does. */
@SuppressWarnings("ImmutableEnumChecker") // the lambdas are constant
enum ServletEnding implements Ending {
  ANSWERS(
      call -> {
        call.act();
        call.print("done");
      }),
  ANSWERS_4XX(
      call -> {
        call.act();
        call.response().setStatus(422);
      }),
  ANSWERS_5XX(
      call -> {
        call.act();
        call.response().setStatus(503);
      }),
  SENDS_ERROR(
      call -> {
        call.act();
        call.response().sendError(503);
      }),
  COMMITS_THEN_SETS_5XX(
      call -> {
        call.act();
        call.response().flushBuffer();
        call.response().setStatus(503);
      }),
  COMMITS_THEN_SETS_4XX(
      call -> {
        call.act();
        call.response().flushBuffer();
        call.response().setStatus(422);
      }),
  COMMITS_THEN_THROWS(
      call -> {
        call.act();
        call.print("done");
        call.response().flushBuffer();
        throw Failures.runtime();
      }),
  THROWS_AFTER_EFFECT(
      call -> {
        call.act();
        throw Failures.runtime();
      }),
  THROWS_RUNTIME_EXCEPTION(
      true,
      call -> {
        call.failBeforeEffect();
        throw Failures.runtime();
      }),
  THROWS_SERVLET_EXCEPTION(
      true,
      call -> {
        call.failBeforeEffect();
        throw new ServletException("on purpose");
      }),
  THROWS_ERROR(
      true,
      call -> {
        call.failBeforeEffect();
        throw Failures.error();
      }),
  THROWS_IO_EXCEPTION(
      call -> {
        call.failBeforeEffect();
        throw new IOException("on purpose");
      }),
  THROWS_UNCHECKED_IO_EXCEPTION(
      call -> {
        call.failBeforeEffect();
        throw new UncheckedIOException(new IOException("on purpose"));
      }),
  THROWS_WITHOUT_STACK_TRACE(
      call -> {
        call.failBeforeEffect();
        throw Failures.withoutStackTrace();
      }),
  THROWS_AND_ERROR_PAGE_FORWARDS(
      true,
      call -> {
        call.failBeforeEffect();
        throw Failures.runtime();
      }),
  FILTER_BEHIND_FAILS(ServletCall::act),
  FILTER_BEHIND_FAILS_WITHOUT_STACK_TRACE(ServletCall::act),
  FILTER_BEFORE_FAILS(ServletCall::act),
  CLIENT_RESETS(ServletCall::writeToNobody),
  CLIENT_RESETS_AND_HANDLER_WRAPS(
      call -> {
        try {
          call.writeToNobody();
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }),
  ASYNC_COMPLETES(
      call -> {
        AsyncContext async = call.startAsync();
        call.work(
            () -> {
              call.act();
              async.complete();
            });
      }),
  ASYNC_COMPLETES_WITH_5XX(
      call -> {
        AsyncContext async = call.startAsync();
        call.work(
            () -> {
              call.act();
              call.response().setStatus(503);
              async.complete();
            });
      }),
  ASYNC_AND_THROWS(
      call -> {
        call.startAsync();
        call.actTooLate();
        throw Failures.runtime();
      }),
  ASYNC_CLIENT_RESETS(
      call -> {
        AsyncContext async = call.startAsync();
        call.actTooLate(async::dispatch);
      },
      ServletCall::write),
  ASYNC_TIMES_OUT(
      call -> {
        call.startShortAsync();
        call.actTooLate();
      }),
  ASYNC_TIMES_OUT_AND_DISPATCHES(
      call -> {
        call.startShortAsync().addListener(ServletCall.dispatchAtTimeout());
        call.actTooLate();
      },
      call -> call.response().setStatus(503)),
  ASYNC_TIMES_OUT_AND_DISPATCH_THROWS(
      call -> {
        call.startShortAsync().addListener(ServletCall.dispatchAtTimeout());
        call.actTooLate();
      },
      call -> {
        throw Failures.runtime();
      }),
  ASYNC_DISPATCHES(
      call -> {
        AsyncContext async = call.startAsync();
        call.workers().execute(async::dispatch);
      },
      call -> {
        call.act();
        call.print("done");
      }),
  ASYNC_DISPATCHES_TWICE(
      call -> call.startAsync().dispatch(),
      call -> {
        if (call.request().getAttribute("second") != null) {
          call.act();
        } else {
          call.request().setAttribute("second", true);
          AsyncContext async = call.startAsync();
          call.workers().execute(async::dispatch);
        }
      }),
  ASYNC_DISPATCH_THROWS(
      call -> call.startAsync().dispatch(),
      call -> {
        call.failBeforeEffect();
        throw Failures.runtime();
      }),
  FORWARDS(call -> call.forward(call.request().getServletPath()), ServletCall::act),
  FORWARD_THROWS(
      call -> call.forward(call.request().getServletPath()),
      call -> {
        call.failBeforeEffect();
        throw Failures.runtime();
      }),
  /** A view is for the answer, as a writer is for an entity. */
  FORWARDS_TO_FAILING_VIEW(
      call -> {
        call.act();
        call.forward(FuzzServer.FAILING_VIEW);
      }),
  FORWARDS_TO_FAILING_VIEW_BEHIND_OURS(
      call -> {
        call.act();
        call.forward(call.request().getServletPath());
      },
      call -> {
        throw Failures.runtime();
      }),
  INCLUDES_FAILING_VIEW(
      call -> {
        call.act();
        call.request()
            .getRequestDispatcher(FuzzServer.FAILING_VIEW)
            .include(call.request(), call.response());
      });

  private final boolean ownException;
  private final Step first;
  private final Step dispatched;

  ServletEnding(Step first) {
    this(false, first);
  }

  ServletEnding(boolean ownException, Step first) {
    this(
        ownException,
        first,
        call -> {
          throw new IllegalStateException("dispatched, and nobody has asked for it");
        });
  }

  ServletEnding(Step first, Step dispatched) {
    this(false, first, dispatched);
  }

  ServletEnding(boolean ownException, Step first, Step dispatched) {
    this.ownException = ownException;
    this.first = first;
    this.dispatched = dispatched;
  }

  /** Something that a servlet does. */
  @FunctionalInterface
  interface Step {
    void take(ServletCall call) throws ServletException, IOException;
  }

  /** {@return what the servlet does when the request comes} */
  Step first() {
    return first;
  }

  /** {@return what it does when the request comes back by a dispatch} */
  Step dispatched() {
    return dispatched;
  }

  @Override
  public boolean isOwnException() {
    return ownException;
  }
}
