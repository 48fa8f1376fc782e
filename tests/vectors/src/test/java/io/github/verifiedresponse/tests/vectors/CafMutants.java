package io.github.verifiedresponse.tests.vectors;

import static io.github.verifiedresponse.tests.vectors.Edits.any;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Mutants of Caf's tokens: in the body, in a header, in a field of JSON and of a form. */
final class CafMutants implements Mutants {
  private static final long ISSUED_AT = 1_594_925_080;
  private static final int TOKENS = 24;

  private final ResponseVerifier inBody;
  private final ResponseVerifier inHeader;
  private final ResponseVerifier inJson;
  private final ResponseVerifier inForm;
  private final List<String> tokens = IntStream.range(0, TOKENS).mapToObj(this::token).toList();
  private final Set<String> known = Set.copyOf(tokens);

  CafMutants(ReplayGuard guard) {
    inBody = verifying(guard).build();
    inHeader = verifying(guard).carrier(Carriers.header("X-Caf")).build();
    inJson = verifying(guard).carrier(Carriers.jsonField("/result/token")).build();
    inForm = verifying(guard).carrier(Carriers.form("token")).build();
  }

  private static ResponseVerifierBuilder verifying(ReplayGuard guard) {
    return ResponseVerifier.named("caf")
        .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, TestVendor.caf().keys()))
        .clock(TestClock.atSecond(ISSUED_AT))
        .replayGuard(guard);
  }

  /** Returns tokens of every length modulo four, so that each has other unused bits. */
  private String token(int number) {
    return TestVendor.caf()
        .token(
            "{\"requestId\":\"r%s%d\",\"isAlive\":%s,\"iat\":%d,\"personId\":\"Zo\\u00eb\\/%d\"}"
                .formatted("x".repeat(number), number, number % 2 == 0, ISSUED_AT, number));
  }

  @Override
  public Stream<Mutant> genuine() {
    return tokens.stream().map(token -> Mutant.of(inBody, TestMessage.ofToken(token), true));
  }

  @Override
  public Stream<Mutant> flips() {
    return tokens.stream()
        .flatMap(
            token ->
                Stream.of(
                        flips(token).map(this::body),
                        flips(token).map(flip -> header(Edits.text(flip))),
                        decodedFlips(token).map(this::body))
                    .flatMap(mutants -> mutants));
  }

  private static Stream<byte[]> flips(String token) {
    byte[] bytes = Edits.bytes(token);
    return IntStream.range(0, bytes.length * Byte.SIZE).mapToObj(bit -> Edits.flipped(bytes, bit));
  }

  /** Flips the bits that the Base64url of each part stands for, and spells the part well. */
  private static Stream<byte[]> decodedFlips(String token) {
    String[] parts = token.split("\\.", -1);
    return IntStream.range(0, parts.length)
        .boxed()
        .flatMap(
            place -> {
              byte[] bytes = Base64.getUrlDecoder().decode(parts[place]);
              return IntStream.range(0, bytes.length * Byte.SIZE)
                  .mapToObj(
                      bit -> {
                        String[] changed = parts.clone();
                        changed[place] = TestVendor.base64Url(Edits.flipped(bytes, bit));
                        return Edits.bytes(String.join(".", changed));
                      });
            });
  }

  @Override
  public Mutant edit(Random random) {
    String token = any(tokens, random);
    String edited = TokenEdits.edited(token, any(tokens, random), random);
    return switch (random.nextInt(8)) {
      case 0, 1 -> body(Edits.edited(Edits.bytes(token), random));
      case 2, 3 -> body(Edits.bytes(edited));
      case 4 -> header(edited);
      case 5 ->
          inJson(inJson, random, "{\"result\":{\"token\":\"" + token + "\"},\"device\":\"d\"}");
      case 6 -> form(random, "a=1&token=" + token);
      default -> framed(random, token);
    };
  }

  private Mutant body(byte[] token) {
    return Mutant.of(
        inBody,
        TestMessage.ofToken("").body(Content.copyOf(token)),
        known.contains(Edits.text(token)));
  }

  private Mutant header(String token) {
    TestMessage message = TestMessage.ofToken("").header("X-Caf", token);
    return Mutant.of(inHeader, message, known.contains(token));
  }

  static Mutant inJson(ResponseVerifier verifier, Random random, String envelope) {
    String edited =
        random.nextBoolean()
            ? JsonEdits.escaped(JsonEdits.spaced(envelope, random), random)
            : JsonEdits.edited(envelope, random);
    return Mutant.wrapped(verifier, TestMessage.ofJson(edited));
  }

  private Mutant form(Random random, String form) {
    int at = random.nextInt(form.length());
    String edited =
        switch (random.nextInt(4)) {
          case 0 -> Edits.strained(form, random);
          case 1 -> form + "&" + form;
          case 2 -> "&&" + form + "&b";
          default -> form.substring(0, at) + "%" + hex(form.charAt(at)) + form.substring(at + 1);
        };
    return Mutant.wrapped(
        inForm,
        TestMessage.ofToken(edited).header("Content-Type", "application/x-www-form-urlencoded"));
  }

  private static String hex(char letter) {
    return Integer.toHexString(letter);
  }

  private Mutant framed(Random random, String token) {
    return Mutant.wrapped(inBody, Frames.edited(TestMessage.ofToken(token), random));
  }
}
