package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.binding.References;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.PublicKeySource;
import io.github.verifiedresponse.message.Caller;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.scheme.Deployment;
import io.github.verifiedresponse.scheme.Schemes;
import io.github.verifiedresponse.scheme.Vendors;
import io.github.verifiedresponse.store.Databases;
import io.github.verifiedresponse.store.Entry;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a readiness check asks of a verifier. */
class NotReadyTest {
  private static final KeySource UNREACHABLE =
      message -> {
        throw new RejectedException(Reason.UNAVAILABLE, "the vault does not answer");
      };
  private static final KeySource WITHOUT_TENANT =
      message -> {
        throw new RejectedException(Reason.UNVERIFIED, "no such tenant");
      };
  private static final KeySource BROKEN =
      message -> {
        throw new IllegalStateException("the vault's client is broken");
      };

  private final AtomicBoolean isDown = new AtomicBoolean();
  private final Store store = TimeLimitedStore.of(new Switched(isDown), Duration.ofSeconds(20));

  /** A store that is asked for entries, and never written to. */
  private record Switched(AtomicBoolean isDown) implements Store {
    @Override
    public boolean insert(String key, Entry entry) {
      throw new AssertionError("a readiness check writes nothing");
    }

    @Override
    public Optional<Entry> find(String key) throws SQLException {
      if (isDown.get()) {
        throw new SQLException("the store is down");
      }
      return Optional.empty();
    }

    @Override
    public boolean replace(String key, Entry before, Entry after) {
      throw new AssertionError("a readiness check writes nothing");
    }

    @Override
    public Duration keepsAtMost() {
      return ChronoUnit.FOREVER.getDuration();
    }
  }

  private static List<String> notReady(KeySource keys) {
    return SignedResponse.verifier("shufti")
        .scheme(Schemes.shuftiPro(keys))
        .build()
        .status()
        .notReady();
  }

  @Test
  void keysThatCannotBeHadAreMissing() {
    assertThat(notReady(UNREACHABLE)).containsExactly("keys");
    assertThat(notReady(BROKEN)).containsExactly("keys");
    assertThat(SignedResponse.verifier("shufti").build().status().notReady()).isEmpty();
  }

  @Test
  void aSourceThatAnswersAMessageWithoutTenantIsThere() {
    assertThat(notReady(WITHOUT_TENANT)).isEmpty();
  }

  @Test
  void publicKeysThatCannotBeHadAreMissing() {
    PublicKeySource unreachable =
        (message, keyId) -> {
          throw new RejectedException(Reason.UNAVAILABLE, "the address does not answer");
        };
    ResponseVerifier verifier =
        ResponseVerifier.named("uqudo")
            .scheme(
                Vendors.named("uqudo").scheme(Deployment.of(unreachable).with("client-id", "app")))
            .replayGuard(ReplayGuards.inMemory())
            .build();

    assertThat(verifier.status().notReady()).containsExactly("keys");
  }

  @Test
  void aReplayGuardWhoseStoreIsDownIsMissingUntilItIsBack() {
    ResponseVerifier verifier =
        SignedResponse.verifier("shufti").replayGuard(ReplayGuards.shared(store)).build();
    assertThat(verifier.status().notReady()).isEmpty();

    isDown.set(true);
    assertThat(verifier.status().notReady()).containsExactly("replay guard");

    isDown.set(false);
    assertThat(verifier.status().notReady()).isEmpty();
  }

  @Test
  void aTableThatIsGoneIsMissingForTheHandlersTransaction() throws Exception {
    DataSource database = Databases.h2();
    JdbcStore table = JdbcStore.of(database).createTable();
    TimeLimitedStore looks = TimeLimitedStore.of(table, Duration.ofSeconds(20));
    ResponseVerifier verifier =
        SignedResponse.verifier("shufti")
            .replayGuard(ReplayGuards.inTransaction(table, looks, Clock.systemUTC()))
            .build();
    assertThat(verifier.status().notReady()).isEmpty();

    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("DROP TABLE verified_response");
    }

    assertThat(verifier.status().notReady()).containsExactly("replay guard");
  }

  @Test
  void referencesWhoseStoreIsDownAreMissing() {
    References references = References.shared(store, Duration.ofHours(1));
    ResponseVerifier verifier =
        SignedResponse.once("shufti")
            .binding(references.binding("/reference", Caller::principal))
            .build();
    assertThat(verifier.status().notReady()).isEmpty();

    isDown.set(true);

    assertThat(verifier.status().notReady()).containsExactly("binding");
  }

  @Test
  void allThatIsMissingIsSaidAtOnce() {
    isDown.set(true);
    ResponseVerifier verifier =
        SignedResponse.verifier("shufti")
            .scheme(Schemes.shuftiPro(UNREACHABLE))
            .replayGuard(ReplayGuards.shared(store))
            .build();

    assertThat(verifier.status().notReady()).containsExactly("keys", "replay guard");
    assertThat(notReady(Keys.of(TestVendor.withSecret(SignedResponse.SECRET).secret()))).isEmpty();
  }
}
