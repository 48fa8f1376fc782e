package io.github.verifiedresponse.doctor;

import static io.github.verifiedresponse.doctor.Signed.OTHER_SECRET;
import static io.github.verifiedresponse.doctor.Signed.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.doctor.Request.Header;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the doctor says holds no secret, no signature and nothing of a payload. */
class SafeOutputTest {
  /** Shorter runs of letters are words of a sentence. */
  private static final int LONG_ENOUGH = 9;

  private static final Set<String> WORDS = Set.of("reference", "signature", "verification");

  private static final List<String> SECRETS =
      Stream.of(SECRET, OTHER_SECRET, Signed.hex(Signed.KEY), Signed.base64(Signed.KEY))
          .flatMap(secret -> Stream.of(secret, Signed.base64(Signed.bytes(secret))))
          .toList();

  static Stream<BrokenRequest> all() {
    return Stream.concat(
        BrokenRequest.all(),
        ForgeryTest.forgeries()
            .map(it -> new BrokenRequest(List.of(), it.how(), it.doctor(), it.request())));
  }

  @ParameterizedTest
  @MethodSource("all")
  void saysNothingThatTheRequestOrTheSecretHolds(BrokenRequest broken) {
    Diagnosis diagnosis = broken.doctor().examine(broken.request());
    String said =
        String.join("\n", diagnosis.lines())
            + diagnosis
            + broken.doctor()
            + broken.request()
            + broken.request().headers();

    assertThat(fragments(broken.request())).allSatisfy(it -> assertThat(said).doesNotContain(it));
    assertThat(said.toLowerCase(Locale.ROOT))
        .doesNotContain("r-17", "anna", "inq_1", "76f3e80a", "ref-2041", "e-17");
  }

  /** What the request holds, in pieces, and each secret. */
  private static List<String> fragments(Request request) {
    return Stream.of(
            Stream.of(request.body().toText(StandardCharsets.UTF_8)),
            request.headers().stream().filter(it -> !isMediaType(it)).map(Header::value),
            SECRETS.stream())
        .flatMap(texts -> texts)
        .flatMap(text -> Arrays.stream(text.split("[^A-Za-z0-9_]+")))
        .filter(piece -> piece.length() >= LONG_ENOUGH && !WORDS.contains(piece))
        .flatMap(piece -> Stream.of(piece, piece.substring(0, LONG_ENOUGH)))
        .distinct()
        .toList();
  }

  private static boolean isMediaType(Header header) {
    return header.is("Content-Type");
  }
}
