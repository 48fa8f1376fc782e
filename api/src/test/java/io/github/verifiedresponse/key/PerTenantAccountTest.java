package io.github.verifiedresponse.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Whose a tenant's result is: the account that was found, never a name that the sender chose. */
class PerTenantAccountTest {
  private static final String ACME = "acme-secret-0123456789abcdefghijkl";
  private static final String GLOBEX = "globex-secret-0123456789abcdefghij";
  private static final List<String> SPELLINGS = List.of("acme", "Acme", "ACME");

  /** As a database whose collation ignores case, or a file system that does. */
  private static KeySource ignoringCase() {
    Map<String, Secret> found =
        Map.of("acme", Secret.of("acme's", ACME), "globex", Secret.of("globex's", GLOBEX));
    return perTenant(
        tenant -> Optional.ofNullable(found.get(tenant.toLowerCase(Locale.ROOT))).map(Keys::of));
  }

  private static KeySource perTenant(TenantKeys keys) {
    return Keys.perTenant(Tenant.header("X-Tenant"), keys);
  }

  @Test
  void spellingsThatLeadToOneSecretAreOneAccount() throws RejectedException {
    KeySource source = ignoringCase();
    String account = secret(source, "acme").account();

    assertThat(account).isNotEmpty().isNotEqualTo(secret(source, "globex").account());
    for (String spelling : SPELLINGS) {
      assertThat(secret(source, spelling).account()).isEqualTo(account);
      assertThat(account).isNotEqualToIgnoringCase(spelling);
    }
  }

  @Test
  void aResultCountsOnceForAllSpellings() {
    ResponseVerifier verifier =
        ResponseVerifier.named("caf")
            .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, ignoringCase()))
            .replayGuard(ReplayGuards.inMemory())
            .build();
    verifier
        .handling()
        .settle(Verdicts.verified(verifier.verify(result("acme", ACME))), Ending.byAnswer(200));

    for (String spelling : SPELLINGS) {
      assertThat(Verdicts.reason(verifier.verify(result(spelling, ACME))))
          .isEqualTo(Reason.REPLAYED);
    }
    assertThat(Verdicts.verified(verifier.verify(result("globex", GLOBEX))).firstSeen()).isTrue();
  }

  @Test
  void anAccountThatTheSourceNamesWins() throws RejectedException {
    Secret named = Secret.of("acme's", ACME).ofAccount("account 7");
    KeySource source = perTenant(tenant -> Optional.of(Keys.of(named)));

    for (String spelling : SPELLINGS) {
      assertThat(secret(source, spelling)).isSameAs(named);
    }
  }

  @Test
  void anAccountThatTheSourceNamesKeepsTwoTenantsWithOneSecretApart() throws RejectedException {
    KeySource source =
        perTenant(
            tenant -> Optional.of(Keys.of(Secret.of("shared", ACME).ofAccount("of " + tenant))));

    assertThat(secret(source, "acme").account()).isEqualTo("of acme");
    assertThat(secret(source, "globex").account()).isEqualTo("of globex");
  }

  @Test
  void theAccountDoesNotShowTheSecret() throws RejectedException {
    assertThat(secret(ignoringCase(), "acme").account()).matches("[0-9a-f]{64}");
  }

  @Test
  void theSameSecretsStayTheSameObjectsUntilTheyChange() throws RejectedException {
    AtomicReference<List<Secret>> held = new AtomicReference<>(List.of(Secret.of("first", ACME)));
    KeySource source =
        perTenant(tenant -> Optional.of(message -> Objects.requireNonNull(held.get())));
    Secret first = secret(source, "acme");
    assertThat(secret(source, "acme")).isSameAs(first);
    held.set(new ArrayList<>(Objects.requireNonNull(held.get())));
    assertThat(secret(source, "acme")).isSameAs(first);

    held.set(List.of(Secret.of("second", GLOBEX), Secret.of("first", ACME)));
    List<Secret> both = source.secrets(message("acme"));

    assertThat(both).extracting(Secret::name).containsExactly("second", "first");
    assertThat(both.get(0).account()).isNotEqualTo(first.account());
    assertThat(both.get(1).account()).isEqualTo(first.account());
  }

  private static Secret secret(KeySource source, String tenant) throws RejectedException {
    List<Secret> secrets = source.secrets(message(tenant));
    assertThat(secrets).hasSize(1);
    return secrets.get(0);
  }

  private static InboundMessage message(String tenant) {
    return InboundMessage.of("POST", "/").headers(name -> List.of(tenant)).build();
  }

  private static InboundMessage result(String tenant, String secret) {
    String payload =
        "{\"requestId\":\"r1\",\"isAlive\":true,\"iat\":" + Instant.now().getEpochSecond() + "}";
    return TestMessage.ofToken(TestVendor.withSecret(secret).token(payload))
        .header("X-Tenant", tenant)
        .build();
  }
}
