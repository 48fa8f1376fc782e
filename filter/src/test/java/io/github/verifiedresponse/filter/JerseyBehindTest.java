package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.replay.GiveBack;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The sender chooses in which type it is answered, and with it whether an answer can be written.
 */
class JerseyBehindTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private final Results results = new Results();
  @AutoClose private final TomcatServer server = new TomcatServer();

  record Receipt(String text) {}

  @Path("/results")
  public static final class Results {
    private final AtomicInteger runs = new AtomicInteger();

    @POST
    public Receipt run() {
      return new Receipt("run " + runs.incrementAndGet());
    }
  }

  /** As JSON libraries' writers: for every type, and only then for those that are JSON. */
  public static final class ReceiptWriter implements MessageBodyWriter<Receipt> {
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
      out.write(('"' + receipt.text() + '"').getBytes(StandardCharsets.UTF_8));
    }
  }

  private void guarded(GiveBack giveBack) throws Exception {
    server
        .filter(
            "door",
            "/*",
            new VerifiedResponseFilter(SignedResponse.once("shufti").giveBack(giveBack).build()))
        .servlet(
            "jersey",
            "/*",
            new ServletContainer(
                new ResourceConfig().register(results).register(new ReceiptWriter())))
        .start();
  }

  private int[] fourTimes(String accept) {
    String[] headers = {
      "Content-Type", "application/json", "Signature", GENUINE.signature(), "Accept", accept
    };
    return IntStream.range(0, 4)
        .map(i -> server.post("/results", GENUINE.body(), headers).statusCode())
        .toArray();
  }

  @Test
  void anHonestAcceptIsAnsweredOnce() throws Exception {
    guarded(GiveBack.EXPLICIT);

    assertThat(fourTimes("application/json")).containsExactly(200, 409, 409, 409);
    assertThat(results.runs).hasValue(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPLICIT", "NEVER"})
  void anAcceptThatCannotBeWrittenBuysNoSecondRun(GiveBack giveBack) throws Exception {
    guarded(giveBack);

    assertThat(fourTimes("application/x-nope")).containsExactly(500, 409, 409, 409);
    assertThat(results.runs).hasValue(1);
  }
}
