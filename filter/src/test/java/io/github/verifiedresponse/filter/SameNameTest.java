package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerificationEvent;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.scheme.Schemes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A payload belongs to the verifier object that has verified it, not to its name. */
class SameNameTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final String OTHER_SECRET = "another-vendors-secret-0123456789-abcd";

  private final List<String> verifications = new CopyOnWriteArrayList<>();
  private final Handler handler = Handler.requiring("shufti");
  @AutoClose private final TomcatServer server = new TomcatServer();

  private ResponseVerifier knowing(String secret) {
    return ResponseVerifier.named("shufti")
        .scheme(Schemes.shuftiPro(Keys.of(Secret.of("a secret", secret))))
        .replayGuard(ReplayGuard.disabled())
        .listener(
            event -> {
              if (event.step() == VerificationEvent.Step.VERIFY) {
                verifications.add(secret);
              }
            })
        .build();
  }

  private void guardedBy(String outer, String inner) throws Exception {
    server
        .filter("outer", "/*", new VerifiedResponseFilter(knowing(outer)))
        .filter("inner", "/*", new VerifiedResponseFilter(knowing(inner)))
        .servlet("/results", handler)
        .servlet("/front", Dispatches.forward("/results"))
        .start();
  }

  @Test
  @DisplayName("a second verifier of the same name and another secret refuses what the first took")
  void refusesWhatTheFirstHasVerified() throws Exception {
    guardedBy(SignedResponse.SECRET, OTHER_SECRET);

    assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(401);
    assertThat(handler.seen()).isEmpty();
    assertThat(verifications).containsExactly(SignedResponse.SECRET, OTHER_SECRET);
  }

  @Test
  void aSecondVerifierOfTheSameNameVerifiesByItself() throws Exception {
    guardedBy(SignedResponse.SECRET, SignedResponse.SECRET);

    assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(200);
    assertThat(verifications).hasSize(2);
  }

  @Test
  void eachKnowsItsOwnAgainAfterAForward() throws Exception {
    guardedBy(SignedResponse.SECRET, SignedResponse.SECRET);

    assertThat(server.post("/front", GENUINE).statusCode()).isEqualTo(200);
    assertThat(verifications).hasSize(2);
  }
}
