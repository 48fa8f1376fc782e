package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.replay.GiveBack;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.WriterInterceptor;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What fails after the method has returned: the sender can choose it, by what it accepts. The
 * method has done its work, so the result stays used.
 */
class UnwritableAnswerTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private static final ReceiptWriter WRITER = new ReceiptWriter(() -> "\"done\"");

  private final Results results = new Results();

  record Receipt(String text) {}

  @Path("/results")
  public static final class Results {
    private final AtomicInteger runs = new AtomicInteger();

    @POST
    @VerifiedResponse("shufti")
    public Receipt run(String body) {
      runs.incrementAndGet();
      return new Receipt(body);
    }
  }

  /** As JSON libraries' writers: for every type, and only then for those that are JSON. */
  public record ReceiptWriter(Supplier<String> text) implements MessageBodyWriter<Receipt> {
    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] how, MediaType media) {
      return type == Receipt.class && media.getSubtype().equals("json");
    }

    @Override
    public void writeTo(
        Receipt receipt,
        Class<?> type,
        Type generic,
        Annotation[] how,
        MediaType media,
        MultivaluedMap<String, Object> headers,
        OutputStream out)
        throws IOException {
      out.write(text.get().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String failing() {
    throw new IllegalStateException("an application's own part failed");
  }

  /** Mapped, so that the response filters run before the sender is answered. */
  private static Object failingBefore() {
    throw new WebApplicationException(500);
  }

  private int[] fourTimes(GiveBack giveBack, String accept, Object... components)
      throws IOException {
    Object[] all = Stream.concat(Stream.of(results), Stream.of(components)).toArray();
    try (JerseyServer server =
        JerseyServer.guarding(SignedResponse.once("shufti").giveBack(giveBack).build(), all)) {
      String[] headers = {
        "Content-Type", "application/json", "Signature", GENUINE.signature(), "Accept", accept
      };
      return IntStream.range(0, 4)
          .map(i -> server.post("/results", GENUINE.body(), headers).statusCode())
          .toArray();
    }
  }

  private void assertHandledOnce(int[] statuses) {
    assertThat(statuses).containsExactly(500, 409, 409, 409);
    assertThat(results.runs).hasValue(1);
  }

  @Test
  void anHonestAcceptIsAnsweredOnce() throws Exception {
    assertThat(fourTimes(GiveBack.EXPLICIT, "application/json", WRITER))
        .containsExactly(200, 409, 409, 409);
    assertThat(results.runs).hasValue(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPLICIT", "EXCEPTION", "NEVER"})
  void anAcceptThatCannotBeWrittenBuysNoSecondRun(GiveBack giveBack) throws Exception {
    assertHandledOnce(fourTimes(giveBack, "application/x-nope", WRITER));
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPLICIT", "EXCEPTION"})
  void aWriterThatFailsBuysNoSecondRun(GiveBack giveBack) throws Exception {
    assertHandledOnce(
        fourTimes(giveBack, "application/json", new ReceiptWriter(UnwritableAnswerTest::failing)));
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPLICIT", "EXCEPTION"})
  void anInterceptorThatFailsBuysNoSecondRun(GiveBack giveBack) throws Exception {
    WriterInterceptor interceptor =
        context -> {
          if (context.getEntity() instanceof Receipt) {
            failing();
          }
          context.proceed();
        };
    assertHandledOnce(
        fourTimes(giveBack, "application/json", with(interceptor, Priorities.USER), WRITER));
  }

  @ParameterizedTest
  @CsvSource({
    "EXPLICIT, 1",
    "EXPLICIT, " + Priorities.USER,
    "EXPLICIT, " + Integer.MAX_VALUE,
    "EXCEPTION, 1",
    "EXCEPTION, " + Priorities.USER,
    "EXCEPTION, " + (Integer.MAX_VALUE - 1)
  })
  void anotherResponseFilterThatFailsBuysNoSecondRun(GiveBack giveBack, int priority)
      throws Exception {
    ContainerResponseFilter filter =
        (request, response) -> {
          if (response.getEntity() instanceof Receipt) {
            failing();
          }
        };
    assertHandledOnce(fourTimes(giveBack, "application/json", with(filter, priority), WRITER));
  }

  @Test
  void aResponseFilterThatChangesTheStatusBuysNoSecondRun() throws Exception {
    ContainerResponseFilter filter = (request, response) -> response.setStatus(503);
    assertThat(
            fourTimes(
                GiveBack.EXCEPTION, "application/json", with(filter, Priorities.USER), WRITER))
        .containsExactly(503, 503, 503, 503);
    assertThat(results.runs).hasValue(1);
  }

  @Test
  void whatFailsBeforeTheMethodIsGivenBackWithGiveBackException() throws Exception {
    ReaderInterceptor interceptor = context -> failingBefore();
    assertThat(
            fourTimes(
                GiveBack.EXCEPTION, "application/json", with(interceptor, Priorities.USER), WRITER))
        .containsExactly(500, 500, 500, 500);
    assertThat(results.runs).hasValue(0);
  }

  @Test
  void anotherRequestFilterThatFailsIsGivenBackWithGiveBackException() throws Exception {
    ContainerRequestFilter filter = context -> failingBefore();
    assertThat(
            fourTimes(
                GiveBack.EXCEPTION, "application/json", with(filter, Priorities.USER), WRITER))
        .containsExactly(500, 500, 500, 500);
    assertThat(results.runs).hasValue(0);
  }

  /** The filter cannot see whether the method was called: by default the result is lost. */
  @Test
  void whatFailsBeforeTheMethodIsUsedByDefault() throws Exception {
    ReaderInterceptor interceptor = context -> failingBefore();
    assertThat(
            fourTimes(
                GiveBack.EXPLICIT, "application/json", with(interceptor, Priorities.USER), WRITER))
        .containsExactly(500, 409, 409, 409);
    assertThat(results.runs).hasValue(0);
  }

  /** Not with a priority for each contract, which Jersey does not look at. */
  private static Feature with(Object component, int priority) {
    return context -> {
      context.register(component, priority);
      return true;
    };
  }
}
