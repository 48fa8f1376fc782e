package io.github.verifiedresponse.tests.benchmark;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.binding.Binding;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.replay.ClaimTerms;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A verifier as an application has it: every step on, with the guard in memory. */
final class WholeWay {
  static final String TENANT = "Tenant";
  private static final int MAC_BYTES = 32;
  private static final int MAX_BODY = 8 * 1024 * 1024;

  private WholeWay() {}

  static Callable<Object> of(List<Sample> samples) {
    return accepting(verifier(Sample.KEYS, ReplayGuards.inMemory()), tokens(samples, it -> it));
  }

  /** What an application reads of a result. */
  record Three(String requestId, boolean isAlive, String reference) {}

  static Callable<Object> readAsType(List<Sample> samples) {
    Callable<VerifiedPayload> whole =
        job(verifier(Sample.KEYS, ReplayGuards.inMemory()), tokens(samples, it -> it));
    return () -> whole.call().as(Three.class);
  }

  static Callable<Object> forged(List<Sample> samples) throws Exception {
    return refusing(verifier(samples), tokens(samples, WholeWay::forged));
  }

  /** By a character that is no Base64url, at the very end. */
  static Callable<Object> malformed(List<Sample> samples) throws Exception {
    return refusing(
        verifier(samples), tokens(samples, token -> token.substring(0, token.length() - 1) + '!'));
  }

  /** One that knows the vendor's header from a genuine result, as it does in operation. */
  private static ResponseVerifier verifier(List<Sample> samples) throws Exception {
    ResponseVerifier verifier = verifier(Sample.KEYS, ReplayGuards.inMemory());
    accepting(verifier, tokens(samples, it -> it)).call();
    return verifier;
  }

  static Callable<Object> inEnvelope(List<Sample> samples) {
    return accepting(inEnvelope(), envelopes(samples, it -> it));
  }

  static Callable<Object> forgedInEnvelope(List<Sample> samples) throws Exception {
    ResponseVerifier verifier = inEnvelope();
    accepting(verifier, envelopes(samples, it -> it)).call();
    return refusing(verifier, envelopes(samples, WholeWay::forged));
  }

  private static ResponseVerifier inEnvelope() {
    return builder(Sample.KEYS, ReplayGuards.inMemory())
        .carrier(Carriers.jsonField("/signedResponse"))
        .build();
  }

  /** With a signature of zeros. */
  private static String forged(String token) {
    return token.substring(0, token.lastIndexOf('.') + 1)
        + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[MAC_BYTES]);
  }

  private static Supplier<InboundMessage> tokens(
      List<Sample> samples, UnaryOperator<String> change) {
    return InTurn.of(
        samples, it -> message("application/jwt", change.apply(text(it.token())), "none"));
  }

  private static Supplier<InboundMessage> envelopes(
      List<Sample> samples, UnaryOperator<String> change) {
    return InTurn.of(
        samples,
        it ->
            message(
                "application/json",
                "{\"device\":\"phone\",\"signedResponse\":\""
                    + change.apply(text(it.token()))
                    + "\"}",
                "none"));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** What the guard is asked for one result. */
  static Callable<Object> guard() {
    ReplayGuard guard = new TakenBack(ReplayGuards.inMemory());
    return () -> {
      Instant until = Instant.now().plus(Duration.ofHours(12));
      return guard.admit(ReplayIdentity.of("benchmark", "one"), terms(until));
    };
  }

  static ClaimTerms terms(Instant until) {
    return new ClaimTerms(until, until, false);
  }

  /** Takes back what it admits, so that each use is the first one and nothing fills or grows. */
  private record TakenBack(ReplayGuard guard) implements ReplayGuard {
    @Override
    public Admission admit(ReplayIdentity identity, ClaimTerms terms) throws RejectedException {
      Admission admission = guard.admit(identity, terms);
      if (admission instanceof Admission.Taken taken) {
        taken.claim().giveBack(0);
      }
      return admission;
    }
  }

  static ResponseVerifier verifier(KeySource keys, ReplayGuard guard) {
    return builder(keys, guard).build();
  }

  private static ResponseVerifierBuilder builder(KeySource keys, ReplayGuard guard) {
    return ResponseVerifier.named("benchmark")
        .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, keys))
        .freshness(Freshness.within(Duration.ofHours(12)))
        .binding(Binding.none())
        .replayGuard(new TakenBack(guard))
        .maxBody(MAX_BODY);
  }

  static InboundMessage message(Sample sample, String tenant) {
    return message("application/jwt", text(sample.token()), tenant);
  }

  private static InboundMessage message(String type, String body, String tenant) {
    return InboundMessage.of("POST", "/results")
        .headers(
            name ->
                switch (name) {
                  case "Content-Type" -> List.of(type);
                  case TENANT -> List.of(tenant);
                  default -> List.of();
                })
        .body(Content.copyOf(Sample.utf8(body)))
        .build();
  }

  static Callable<Object> accepting(ResponseVerifier verifier, Supplier<InboundMessage> messages) {
    return job(verifier, messages)::call;
  }

  private static Callable<VerifiedPayload> job(
      ResponseVerifier verifier, Supplier<InboundMessage> messages) {
    return () -> {
      if (verifier.verify(messages.get()) instanceof Verification.Verified verified) {
        return verified.payload();
      }
      throw new IllegalStateException("a genuine result was refused");
    };
  }

  private static Callable<Object> refusing(
      ResponseVerifier verifier, Supplier<InboundMessage> messages) {
    return () -> {
      Verification verification = verifier.verify(messages.get());
      if (verification instanceof Verification.Rejected) {
        return verification;
      }
      throw new IllegalStateException("a result that is not genuine was not refused");
    };
  }
}
