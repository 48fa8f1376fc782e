package io.github.verifiedresponse.tests.vectors;

import static io.github.verifiedresponse.tests.vectors.Edits.any;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.scheme.Schemes;
import io.github.verifiedresponse.scheme.SignatureScheme;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Mutants of Shufti Pro's responses: body and header, or both as strings of a JSON body. */
final class ShuftiMutants implements Mutants {
  private static final TestVendor VENDOR = TestVendor.shuftiPro();
  private static final int RESPONSES = 24;
  private static final List<String> EVENTS =
      List.of("verification.accepted", "verification.declined", "request.pending");

  private final boolean legacy;
  private final ResponseVerifier inHeader;
  private final ResponseVerifier inJson;
  private final List<Response> responses;
  private final Set<Response> known;

  ShuftiMutants(boolean legacy, ReplayGuard guard) {
    this.legacy = legacy;
    SignatureScheme scheme =
        legacy ? Schemes.shuftiProLegacy(VENDOR.keys()) : Schemes.shuftiPro(VENDOR.keys());
    this.inHeader = ResponseVerifier.named("shufti").scheme(scheme).replayGuard(guard).build();
    this.inJson =
        ResponseVerifier.named("shufti")
            .scheme(scheme)
            .carrier(Carriers.jsonFields("/response", "/signature"))
            .replayGuard(guard)
            .build();
    this.responses = IntStream.range(0, RESPONSES).mapToObj(this::response).toList();
    this.known = responses.stream().collect(Collectors.toUnmodifiableSet());
  }

  /** A body, byte by byte as Latin-1, and the text of its signature. */
  record Response(String body, String signature) {}

  private Response response(int number) {
    String body =
        "{\"reference\":\"R%d\",\"event\":\"%s\",\"proof\":\"https:\\/\\/a.test\\/%s\",\"name\":\"Zo\\u00eb\"}"
            .formatted(number, EVENTS.get(number % EVENTS.size()), "p".repeat(number));
    return new Response(body, sign(body, legacy));
  }

  private static String sign(String body, boolean legacy) {
    byte[] bytes = Edits.bytes(body);
    return legacy ? VENDOR.shuftiProLegacySignature(bytes) : VENDOR.shuftiProSignature(bytes);
  }

  @Override
  public Stream<Mutant> genuine() {
    return responses.stream().map(this::mutant);
  }

  @Override
  public Stream<Mutant> flips() {
    return responses.stream()
        .flatMap(
            response ->
                Stream.concat(
                    flips(response.body()).map(body -> new Response(body, response.signature())),
                    flips(response.signature()).map(flip -> new Response(response.body(), flip))))
        .map(this::mutant);
  }

  private static Stream<String> flips(String text) {
    byte[] bytes = Edits.bytes(text);
    return IntStream.range(0, bytes.length * Byte.SIZE)
        .mapToObj(bit -> Edits.text(Edits.flipped(bytes, bit)));
  }

  @Override
  public Mutant edit(Random random) {
    Response response = any(responses, random);
    String body = response.body();
    String signature = response.signature();
    return switch (random.nextInt(10)) {
      case 0, 1 -> mutant(blindly(body, random), signature);
      case 2 -> mutant(body, blindly(signature, random));
      case 3, 4 -> mutant(JsonEdits.edited(body, random), signature);
      case 5 -> mutant(body, otherSignature(response, random));
      case 6 -> mutant(any(List.of("", "{}", "[]", "null", body + body, " "), random), signature);
      case 7 -> mutant(any(responses, random).body(), signature);
      case 8 -> CafMutants.inJson(inJson, random, envelope(response));
      default -> Mutant.wrapped(inHeader, Frames.edited(message(response), random));
    };
  }

  private static String blindly(String text, Random random) {
    return Edits.text(Edits.edited(Edits.bytes(text), random));
  }

  private String otherSignature(Response response, Random random) {
    String signature = response.signature();
    byte[] digest = HexFormat.of().parseHex(signature);
    return switch (random.nextInt(9)) {
      case 0 -> signature.toUpperCase(Locale.ROOT);
      case 1 -> sign(response.body(), !legacy);
      case 2 -> any(List.of("sha256=", "0x", "v1=", " "), random) + signature;
      case 3 -> Base64.getEncoder().encodeToString(digest);
      case 4 -> any(responses, random).signature();
      case 5 -> signature + any(List.of(",", " ", ", ", ";"), random) + signature;
      case 6 -> signature.replace('0', '\uff10').replace('1', '\u0661');
      case 7 -> sign("", random.nextBoolean());
      default -> Edits.strained(signature, random);
    };
  }

  private static String envelope(Response response) {
    String escaped = response.body().replace("\\", "\\\\").replace("\"", "\\\"");
    return "{\"response\":\"%s\",\"signature\":\"%s\"}".formatted(escaped, response.signature());
  }

  private Mutant mutant(String body, String signature) {
    return mutant(new Response(body, signature));
  }

  private Mutant mutant(Response response) {
    return Mutant.of(inHeader, message(response), known.contains(response));
  }

  private static TestMessage message(Response response) {
    return TestMessage.ofSigned("", response.signature())
        .body(Content.copyOf(response.body().getBytes(StandardCharsets.ISO_8859_1)));
  }
}
