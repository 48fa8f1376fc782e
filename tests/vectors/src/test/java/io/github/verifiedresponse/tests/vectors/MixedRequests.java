package io.github.verifiedresponse.tests.vectors;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.TestCaller;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.binding.Binding;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import io.github.verifiedresponse.scheme.SignatureScheme;
import java.util.List;

/** Requests of all kinds about one person: good, forged, malformed, and to verifiers that break. */
final class MixedRequests {
  static final String CAF_SECRET = "caf+leak/test=client&secret%ü-0123456789";
  static final String SHUFTI_SECRET = "shufti+leak/test=secret&ß-9876543210";
  static final String ID = "rq7Qx-";

  private static final long NOW = 1_594_925_080;
  private static final TestVendor CAF = TestVendor.withSecret(CAF_SECRET);
  private static final TestVendor SHUFTI = TestVendor.withSecret(SHUFTI_SECRET);
  private static final TestVendor STRANGER =
      TestVendor.withSecret("of-somebody-else-0123456789abcdef");

  private final KeySource cafKeys = Keys.of(Secret.of("Caf's secret", CAF_SECRET));
  private final ResponseVerifier caf = cafVerifier().build();
  private final ResponseVerifier inJson =
      cafVerifier().carrier(Carriers.jsonField("/token")).build();
  private final ResponseVerifier shufti = shuftiVerifier(false).build();
  private final ResponseVerifier legacy = shuftiVerifier(true).build();
  private final ResponseVerifier keysBreak =
      cafVerifier().scheme(Schemes.caf(CafProduct.FACE_LIVENESS, breakingKeys())).build();
  private final ResponseVerifier guardBreaks =
      cafVerifier()
          .replayGuard(
              (identity, until) -> {
                throw broken(identity);
              })
          .build();
  private final ResponseVerifier bindingBreaks =
      cafVerifier()
          .binding(
              (message, caller) -> {
                throw broken(message.json());
              })
          .build();
  private final ResponseVerifier listenerBreaks =
      cafVerifier()
          .listener(
              event -> {
                throw broken(Person.VALUES);
              })
          .build();

  /**
   * One request.
   *
   * @param expected what the right signature would have been, where the sent one is wrong
   */
  record Ask(ResponseVerifier verifier, TestMessage message, List<String> expected) {}

  List<ResponseVerifier> verifiers() {
    return List.of(
        caf, inJson, shufti, legacy, keysBreak, guardBreaks, bindingBreaks, listenerBreaks);
  }

  List<SignatureScheme> schemes() {
    return List.of(
        Schemes.caf(CafProduct.ANY, cafKeys),
        Schemes.shuftiPro(cafKeys),
        Schemes.shuftiProLegacy(cafKeys));
  }

  Ask request(int number) {
    String good = CAF.token(payload(number, NOW, "\"isAlive\":true"));
    String person = String.join(" ", Person.VALUES);
    return switch (number % 28) {
      case 0, 1 -> ask(caf, CAF.token(payload(number - number % 28, NOW, "\"isAlive\":true")));
      case 2 -> forged(caf, STRANGER.token(payload(number, NOW, "\"isAlive\":true")));
      case 3 -> forged(caf, good.substring(0, good.length() - 6) + "AAAAAA");
      case 4 -> ask(caf, person);
      case 5 ->
          ask(
              caf,
              CAF.token(payload(number, NOW, "\"iss\":\"x\",\"peopleId\":\"" + Person.ID + '"')));
      case 6 -> ask(caf, CAF.token(payload(number, NOW - 9_999, "\"isAlive\":true")));
      case 7 -> ask(caf, message(good).caller(TestCaller.principal("somebody else")));
      case 8 -> ask(caf, CAF.token(payload(number, NOW, "\"isAlive\":false")));
      case 9 -> response(shufti, number, SHUFTI::shuftiProSignature, SHUFTI::shuftiProSignature);
      case 10 ->
          response(
              legacy, number, SHUFTI::shuftiProLegacySignature, SHUFTI::shuftiProLegacySignature);
      case 11 -> response(shufti, number, STRANGER::shuftiProSignature, SHUFTI::shuftiProSignature);
      case 12 ->
          response(legacy, number, SHUFTI::shuftiProSignature, SHUFTI::shuftiProLegacySignature);
      case 13 ->
          ask(legacy, TestMessage.ofSigned("", SHUFTI.shuftiProLegacySignature(new byte[0])));
      case 14 -> ask(caf, CAF.token(person));
      case 15 -> ask(caf, message(good + person).header("Content-Length", "300000"));
      case 16 -> ask(caf, message(good).header("Content-Type", "text/" + person));
      case 17 -> ask(caf, message(good).method(person));
      case 18 -> ask(caf, message(good).target("/" + person + ";" + CAF_SECRET));
      case 19 ->
          ask(caf, CAF.token("{\"alg\":\"HS256\",\"kid\":\"a\\r\\n" + Person.ID + "\"}", "{}"));
      case 20 -> ask(keysBreak, good);
      case 21 -> ask(guardBreaks, good);
      case 22 -> ask(bindingBreaks, good);
      case 23 -> ask(listenerBreaks, good);
      case 24 -> ask(inJson, TestMessage.ofJson("{\"token\":\"" + good + "\",\"x\":\"" + person));
      case 25 -> ask(shufti, TestMessage.ofJson(person).header("Signature", person, good));
      case 26 -> ask(shufti, TestMessage.ofJson(person));
      default ->
          ask(
              caf,
              message(good)
                  .body(
                      () -> {
                        throw broken(CAF_SECRET + person);
                      }));
    };
  }

  private static String payload(int number, long issuedAt, String members) {
    return "{\"requestId\":\""
        + ID
        + number
        + "\",\"iat\":"
        + issuedAt
        + ","
        + members
        + Person.members()
        + "}";
  }

  private static Ask ask(ResponseVerifier verifier, String token) {
    return ask(verifier, message(token));
  }

  private static Ask ask(ResponseVerifier verifier, TestMessage message) {
    return new Ask(verifier, message, List.of());
  }

  private static Ask forged(ResponseVerifier verifier, String token) {
    String right = CAF.signAgain(token);
    return new Ask(
        verifier, message(token), List.of(token, right.substring(right.lastIndexOf('.') + 1)));
  }

  private static Ask response(
      ResponseVerifier verifier, int number, Signing signing, Signing right) {
    String body =
        "{\"reference\":\""
            + ID
            + number
            + "\",\"event\":\"verification.accepted\""
            + Person.members()
            + "}";
    byte[] bytes = TestVendor.utf8(body);
    return new Ask(
        verifier,
        TestMessage.ofSigned(body, signing.of(bytes)).caller(TestCaller.principal(Person.ID)),
        List.of(signing.of(bytes), right.of(bytes)));
  }

  private static TestMessage message(String token) {
    return TestMessage.ofToken(token).caller(TestCaller.principal(Person.ID));
  }

  private static KeySource breakingKeys() {
    return message -> {
      throw broken(CAF_SECRET);
    };
  }

  private static IllegalStateException broken(Object what) {
    return new IllegalStateException(
        what + CAF_SECRET + Person.VALUES, new IllegalArgumentException(SHUFTI_SECRET));
  }

  private ResponseVerifierBuilder cafVerifier() {
    return verifier("caf")
        .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, cafKeys))
        .clock(TestClock.atSecond(NOW));
  }

  private static ResponseVerifierBuilder shuftiVerifier(boolean old) {
    KeySource keys = Keys.of(Secret.of("Shufti Pro's secret", SHUFTI_SECRET));
    return verifier("shufti").scheme(old ? Schemes.shuftiProLegacy(keys) : Schemes.shuftiPro(keys));
  }

  private static ResponseVerifierBuilder verifier(String name) {
    return ResponseVerifier.named(name)
        .binding(Binding.field("/personId").equalsPrincipal())
        .accept(Outcome.APPROVED)
        .replayGuard(ReplayGuards.inMemory());
  }

  @FunctionalInterface
  private interface Signing {
    String of(byte[] body);
  }
}
