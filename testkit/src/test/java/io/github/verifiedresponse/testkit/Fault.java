package io.github.verifiedresponse.testkit;

import com.sun.net.httpserver.HttpExchange;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.binding.Binding;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.scheme.SignatureScheme;
import java.util.List;

/** A fault in a right set-up, each with the attacks that it lets through. */
enum Fault {
  NO_BINDING,
  UNLIMITED_AGE,
  NO_GUARD,
  OTHER_SECRET,
  ANY_OUTCOME,
  ANY_TOKEN,
  EXACT_MAPPING,
  ONE_METHOD,
  ONE_MEDIA_TYPE,
  NO_FILTER;

  static final TestVendor CAF = TestVendor.named("caf").approved().boundTo("/personId", "anna");

  static SignedRequest relayed(TestVendor vendor) {
    return vendor.inJson("/signedResponse");
  }

  static ResponseVerifierBuilder right() {
    return ResponseVerifier.named("caf")
        .scheme(CAF.scheme())
        .carrier(relayed(CAF).carrier())
        .binding(Binding.field("/personId").equalsPrincipal())
        .accept(Outcome.APPROVED)
        .replayGuard(ReplayGuards.inMemory());
  }

  List<Attack> throughIt() {
    return switch (this) {
      case NO_BINDING -> List.of(Attack.OTHER_PERSON);
      case UNLIMITED_AGE -> List.of(Attack.AGED);
      case NO_GUARD -> List.of(Attack.REPLAYED, Attack.REPLAYED_AT_ONCE, Attack.REPLAYED_OTHERWISE);
      case OTHER_SECRET -> List.of(Attack.GENUINE);
      case ANY_OUTCOME -> List.of(Attack.DECLINED);
      case ANY_TOKEN -> List.of(Attack.OTHER_KIND);
      case EXACT_MAPPING ->
          List.of(Attack.PATH_PARAMETER, Attack.TRAILING_SLASH, Attack.ENCODED_PATH);
      case ONE_METHOD -> List.of(Attack.OTHER_METHOD, Attack.WITHOUT_BODY);
      case ONE_MEDIA_TYPE -> List.of(Attack.OTHER_MEDIA_TYPE);
      case NO_FILTER ->
          List.of(
              Attack.OTHER_KEY,
              Attack.TAMPERED,
              Attack.CHANGED_SIGNATURE,
              Attack.UNSIGNED,
              Attack.EMPTY,
              Attack.TRUNCATED,
              Attack.EXTENDED,
              Attack.RESERIALISED,
              Attack.TWICE,
              Attack.NO_ALGORITHM,
              Attack.OTHER_ALGORITHM,
              Attack.FROM_THE_FUTURE,
              Attack.OLD_SIGNATURE,
              Attack.CODED);
    };
  }

  ResponseVerifier verifier() {
    return (switch (this) {
          case NO_BINDING -> right().binding(Binding.none());
          case UNLIMITED_AGE -> right().freshness(Freshness.unlimited());
          case NO_GUARD -> right().replayGuard(ReplayGuard.disabled());
          case OTHER_SECRET -> right().scheme(CAF.withOtherKey().scheme());
          case ANY_OUTCOME -> right().accept(Outcome.APPROVED, Outcome.DECLINED);
          case ANY_TOKEN -> right().scheme(anyToken()).binding(Binding.none()).accept();
          case EXACT_MAPPING, ONE_METHOD, ONE_MEDIA_TYPE, NO_FILTER -> right();
        })
        .build();
  }

  private static SignatureScheme anyToken() {
    String secret = CAF.settings("caf").getOrDefault("verified-response.caf.secret", "");
    return TestVendor.named("jws-hs256").secret(secret).scheme();
  }

  boolean isGuarded(HttpExchange http) {
    return switch (this) {
      case EXACT_MAPPING -> Endpoint.rawPath(http).equals("/results");
      case ONE_METHOD -> http.getRequestMethod().equals("POST");
      case ONE_MEDIA_TYPE ->
          "application/json".equals(http.getRequestHeaders().getFirst("Content-Type"));
      case NO_FILTER -> false;
      default -> true;
    };
  }
}
