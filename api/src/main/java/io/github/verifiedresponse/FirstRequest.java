package io.github.verifiedresponse;

import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.scheme.SignatureScheme;
import io.github.verifiedresponse.scheme.Signing;
import io.github.verifiedresponse.scheme.SigningResult;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What makes a first request slow, done at start: a made-up result of the same scheme, under a key
 * of its own, goes the whole way once. No listener is told of it, and nothing remembers it.
 */
final class FirstRequest {
  private static final Set<String> REHEARSED = ConcurrentHashMap.newKeySet();

  private FirstRequest() {}

  /** Rehearses the first request of a scheme, once in this process. */
  static void rehearse(SignatureScheme scheme) {
    if (REHEARSED.add(scheme.name())) {
      try {
        Signing.like(scheme).ifPresent(FirstRequest::verify);
      } catch (RuntimeException | LinkageError slower) {
        // the first request finds out the same, and says so
      }
    }
  }

  /** {@return whether it went the whole way} */
  static boolean verify(Signing signing) {
    SignatureScheme scheme = signing.vendor().scheme(signing.deployment());
    ReplayGuard guard =
        scheme.isSession() ? ReplayGuard.disabled() : ReplayGuards.inMemory(1, Clock.systemUTC());
    ResponseVerifier verifier =
        ResponseVerifier.named("first-request")
            .replayGuard(guard)
            .build(scheme, new Listeners(List.of()));
    try {
      return verifier.judge(message(signing), Acceptance.ANY) instanceof Verification.Verified;
    } catch (RejectedException tooEarly) {
      return false;
    }
  }

  private static InboundMessage message(Signing signing) {
    SigningResult signed = signing.sign();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(signed.headers());
    headers.put("Content-Type", signed.mediaType());
    String query = signed.query().isEmpty() ? "" : "?" + signed.query();
    return InboundMessage.of(signing.method(), signing.target() + query)
        .headers(name -> headers.containsKey(name) ? List.of(headers.get(name)) : List.of())
        .body(Content.ofText(signed.body()))
        .build();
  }
}
