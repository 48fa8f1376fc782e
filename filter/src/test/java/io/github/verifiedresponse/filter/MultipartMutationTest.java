package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.message.Content;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What nobody has thought of. */
class MultipartMutationTest {
  private static final long SEED = 20_260_422;
  private static final int ROUNDS = 50_000;
  private static final String TYPE = "multipart/form-data; boundary=\"b:1\"";
  private static final byte[] BODY =
      """
      preamble
      --b:1
      Content-Disposition: form-data; name="a"

      1
      --b:1
      Content-Disposition: form-data; name="f"; filename="f.txt"
      Content-Type: text/plain; charset=UTF-8

      Zoë

      file
      --b:1
      Content-Disposition: form-data; name=empty


      --b:1--
      epilogue"""
          .replace("\n", "\r\n")
          .getBytes(StandardCharsets.UTF_8);
  private static final List<String> PIECES =
      List.of("\r\n", "--b:1", "\r\n--b:1", "\r\n\r\n", "--", ";", "\"", ":", "name=", "\0", "ÿ");

  @AutoClose private final TomcatServer server = new TomcatServer();

  @Test
  void aMutatedBodyHasPartsOrNoneButNeverThrows() throws IOException {
    ServletContext context = server.servletContext();
    Random random = new Random(SEED);
    int withParts = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] mutated = mutate(random);
      Optional<Collection<Part>> parts =
          MultipartBody.parse(Content.copyOf(mutated), TYPE, context);
      if (parts.isPresent()) {
        withParts++;
        readAll(parts.get(), mutated.length);
      }
    }
    assertThat(withParts).as("some survive, or nothing was tested").isBetween(1_000, 49_000);
  }

  private static void readAll(Collection<Part> parts, int atMost) throws IOException {
    long total = 0;
    for (Part part : parts) {
      assertThat(part.getName()).isNotNull();
      assertThat(part.getHeaders("Content-Disposition")).isNotEmpty();
      total += part.getInputStream().readAllBytes().length;
    }
    assertThat(total).isLessThan(atMost);
  }

  /** One to three changes: a piece put in, bytes taken out, bytes moved, or one byte changed. */
  private static byte[] mutate(Random random) {
    byte[] mutated = BODY;
    for (int change = random.nextInt(3); change >= 0; change--) {
      int from = random.nextInt(mutated.length + 1);
      int to = Math.min(mutated.length, from + random.nextInt(60));
      byte[] piece =
          PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.ISO_8859_1);
      mutated =
          switch (random.nextInt(4)) {
            case 0 -> joined(mutated, 0, from, piece, from);
            case 1 -> joined(mutated, 0, from, new byte[0], to);
            case 2 -> joined(mutated, from, to, mutated, to);
            default -> joined(mutated, 0, from, new byte[] {(byte) random.nextInt(256)}, from + 1);
          };
    }
    return mutated;
  }

  private static byte[] joined(byte[] bytes, int from, int to, byte[] between, int rest) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, from, to - from);
    out.writeBytes(between);
    if (rest < bytes.length) {
      out.write(bytes, rest, bytes.length - rest);
    }
    return out.toByteArray();
  }

  @Test
  void aGenuineBodyHasThePartsThatTomcatItselfFinds() throws Exception {
    List<String> tomcats = new ArrayList<>();
    server
        .servlet("/parts", (request, response) -> tomcats.addAll(shown(request.getParts())))
        .start();

    server.post("/parts", new String(BODY, StandardCharsets.UTF_8), "Content-Type", TYPE);
    Collection<Part> ours =
        MultipartBody.parse(Content.copyOf(BODY), TYPE, server.servletContext()).orElseThrow();

    assertThat(shown(ours)).isEqualTo(tomcats).hasSize(3);
  }

  private static List<String> shown(Collection<Part> parts) throws IOException {
    List<String> shown = new ArrayList<>();
    for (Part part : parts) {
      shown.add(
          String.join(
              "|",
              part.getName(),
              String.valueOf(part.getSubmittedFileName()),
              String.valueOf(part.getContentType()),
              new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8)));
    }
    return shown;
  }
}
