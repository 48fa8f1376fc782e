package io.github.verifiedresponse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.binding.ExpectedResult;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.store.Databases;
import io.github.verifiedresponse.store.Entry;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.store.MemoryStore;
import io.github.verifiedresponse.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Settings that name an object of the application, and what it says of the health. */
class ApplicationBeansTest {
  private static final KeySource KEYS = Keys.of(Secret.of("the bean", TestSettings.SECRET));
  private static final Store STORE = MemoryStore.of(100, 100, Clock.systemUTC());

  /** Objects by name, each a bean of its own type. */
  private record Beans(Map<String, Object> all, List<String> required) implements ApplicationBeans {
    Beans(Map<String, Object> all) {
      this(all, new ArrayList<>());
    }

    @Override
    public <T> T named(Class<T> type, String name) {
      require(type, name);
      return type.cast(Objects.requireNonNull(all.get(name)));
    }

    @Override
    public void require(Class<?> type, String name) {
      required.add(name);
      if (!type.isInstance(all.get(name))) {
        throw new IllegalArgumentException(
            "is not the name of a bean of the type " + type.getSimpleName());
      }
    }
  }

  /** The settings of a framework. */
  private record Framework(Map<String, String> values) implements SettingSource {
    @Override
    public @Nullable String value(String name) {
      return values.get(name);
    }

    @Override
    public Set<String> names() {
      return values.keySet();
    }
  }

  private static Verifiers verifiers(Beans beans, Map<String, String> settings) {
    ClassLoader application = ApplicationBeansTest.class.getClassLoader();
    try {
      return Verifiers.ofApplication(
          application, new Framework(settings), List.of(), List.of(), beans);
    } finally {
      RunningApplication.forget();
    }
  }

  private static Map<String, String> withoutSecret(String... keysAndValues) {
    return TestSettings.without(TestSettings.caf(keysAndValues), "verified-response.caf.secret");
  }

  private static TestMessage genuine(String id) {
    return TestMessage.ofToken(VendorSamples.token(id));
  }

  @Test
  void aKeySourceGivesTheSecrets() {
    ResponseVerifier verifier =
        verifiers(new Beans(Map.of("keys", KEYS)), withoutSecret("secret-bean", "keys"))
            .named("caf");

    VendorSamples.assertVerified(verifier, genuine("of keys"));
    Beans others =
        new Beans(Map.of("keys", Keys.of(Secret.of("another", TestSettings.OTHER_SECRET))));
    assertThat(
            VendorSamples.reason(
                verifiers(others, withoutSecret("secret-bean", "keys")).named("caf"),
                genuine("of others")))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void aStoreRemembersForAllThatNameIt() {
    Map<String, String> settings =
        TestSettings.with(
            TestSettings.caf("replay-guard", "bean:used"),
            TestSettings.settingsOf(
                "again",
                "scheme",
                "caf",
                "secret",
                TestSettings.SECRET,
                "replay-guard",
                "bean:used"));
    Verifiers verifiers = verifiers(new Beans(Map.of("used", STORE)), settings);

    VendorSamples.assertVerified(verifiers.named("caf"), genuine("once"));
    assertThat(VendorSamples.reason(verifiers.named("again"), genuine("once")))
        .isIn(Reason.REPLAYED, Reason.IN_PROGRESS);
  }

  @Test
  void anExpectedResultIsAskedForEachResultAndOnlyLookedForAtStart() {
    Map<String, Object> all = new HashMap<>();
    all.put("expected", (ExpectedResult) caller -> Optional.of("anna"));
    Beans beans = new Beans(all);
    ResponseVerifier verifier =
        verifiers(beans, TestSettings.caf("binding", "/personId=expected:expected")).named("caf");
    assertThat(beans.required()).containsExactly("expected");

    String ofAnna = VendorSamples.payload("of anna", ",\"personId\":\"anna\"");
    VendorSamples.assertVerified(verifier, TestMessage.ofToken(VendorSamples.CAF.token(ofAnna)));
    String ofBoris = VendorSamples.payload("of boris", ",\"personId\":\"boris\"");
    assertThat(
            VendorSamples.reason(verifier, TestMessage.ofToken(VendorSamples.CAF.token(ofBoris))))
        .isEqualTo(Reason.NOT_BOUND);
  }

  @Test
  void anObjectOfAnotherTypeIsRefusedAtStart() {
    Beans beans = new Beans(Map.of("it", "a text"));

    assertThatThrownBy(() -> verifiers(beans, withoutSecret("secret-bean", "it")))
        .hasMessageContaining(
            "verified-response.caf.secret-bean is not the name of a bean of the type KeySource");
    assertThatThrownBy(() -> verifiers(beans, TestSettings.caf("replay-guard", "bean:it")))
        .hasMessageContaining("replay-guard='bean:it' is not the name of a bean of the type Store");
    assertThatThrownBy(() -> verifiers(beans, TestSettings.caf("binding", "/personId=expected:it")))
        .hasMessageContaining("expected:it is not the name of a bean of the type ExpectedResult");
    assertThatThrownBy(
            () ->
                verifiers(
                    beans,
                    TestSettings.settingsOf(
                        "paddle",
                        "scheme",
                        "jws",
                        "alg",
                        "ES256",
                        "kind",
                        "/id",
                        "public-key-bean",
                        "it")))
        .hasMessageContaining(
            "public-key-bean is not the name of a bean of the type PublicKeySource");
  }

  @Test
  void withoutAFrameworkOnlyCdiIsAskedAndOnlyForWhatIsAskedLater() {
    assertThatThrownBy(() -> Verifiers.of(withoutSecret("secret-bean", "keys")))
        .hasMessageContaining("only the Spring Boot starter finds such a bean");
  }

  @Test
  void aVerifierIsReadyWithItsKeysAndItsStore() {
    assertThat(lacking(KEYS, STORE)).isEqualTo(Map.of("caf", List.of()));
  }

  @Test
  void aVerifierIsNotReadyWithoutItsKeys() {
    KeySource gone =
        message -> {
          throw new RejectedException(Reason.UNAVAILABLE, "the vault is closed");
        };
    assertThat(lacking(gone, STORE)).isEqualTo(Map.of("caf", List.of("keys")));
  }

  /** It picks by the request, and the one that asks for the health says nothing. */
  @Test
  void aSourceThatHasNoKeysForNothingIsReady() {
    KeySource byRequest =
        message -> {
          throw new RejectedException(Reason.UNVERIFIED, "no such tenant");
        };
    assertThat(lacking(byRequest, STORE)).isEqualTo(Map.of("caf", List.of()));
  }

  @Test
  void aVerifierIsNotReadyWhileItsStoreFails() {
    assertThat(lacking(KEYS, new Broken())).isEqualTo(Map.of("caf", List.of("replay guard")));
  }

  @Test
  void aTableThatTakesAnIdTwiceIsRefusedAsABeanToo() throws Exception {
    Beans beans = new Beans(Map.of("used", JdbcStore.of(Databases.takingAnIdTwice())));

    assertThatThrownBy(() -> verifiers(beans, TestSettings.caf("replay-guard", "bean:used")))
        .hasMessageContaining("verified-response.caf.replay-guard")
        .hasMessageContaining("accepts the same id twice");
  }

  private static Map<String, List<String>> lacking(KeySource keys, Store store) {
    return verifiers(
            new Beans(Map.of("keys", keys, "used", store)),
            withoutSecret("secret-bean", "keys", "replay-guard", "bean:used"))
        .lacking();
  }

  /** A store that does not work. */
  private static final class Broken implements Store {
    @Override
    public boolean insert(String key, Entry entry) {
      throw new IllegalStateException("broken");
    }

    @Override
    public Optional<Entry> find(String key) {
      throw new IllegalStateException("broken");
    }

    @Override
    public boolean replace(String key, Entry before, Entry after) {
      throw new IllegalStateException("broken");
    }

    @Override
    public Duration keepsAtMost() {
      return Duration.ofDays(400);
    }
  }
}
