package io.github.verifiedresponse.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who the tenants are is told by no answer, and by no work that is done for it. */
class StrangerTest {
  private static final String JSON = "{\"requestId\":\"r1\",\"isAlive\":true,\"iat\":1}";

  @TempDir private Path directory = Path.of("");

  /** How many secrets each question was answered with: as many MACs are computed. */
  private final List<Integer> secretsAsked = new ArrayList<>();

  @Test
  void aStrangerIsRefusedAsATenantIsAfterAsManyMacs() throws Exception {
    Files.writeString(directory.resolve("acme"), TestVendor.CAF_SECRET);
    KeySource tenants =
        Keys.perTenant(Tenant.header("X-Tenant"), Keys.files(directory + "/{tenant}"));
    KeySource counted =
        message -> {
          List<Secret> secrets = tenants.secrets(message);
          secretsAsked.add(secrets.size());
          return secrets;
        };
    ResponseVerifier verifier =
        ResponseVerifier.named("caf")
            .scheme(Schemes.caf(CafProduct.ANY, counted))
            .replayGuard(ReplayGuards.inMemory())
            .build();
    String forged = TestVendor.withSecret("another-vendors-secret-9c1d7e2b4a6f").token(JSON);

    List<Verification> answers = new ArrayList<>();
    for (String name : List.of("acme", "stranger", "acme", "stranger", "no name", "")) {
      InboundMessage message = TestMessage.ofToken(forged).header("X-Tenant", name).build();
      answers.add(verifier.verify(message));
    }

    assertThat(answers)
        .containsOnly(
            new Verification.Rejected(Reason.UNVERIFIED, "the signature could not be verified"));
    assertThat(secretsAsked).containsExactly(1, 1, 1, 1, 1, 1);
  }
}
