package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.RefusedSettings.assertRefused;
import static io.github.verifiedresponse.config.TestSettings.caf;
import static io.github.verifiedresponse.config.TestSettings.settingsOf;
import static io.github.verifiedresponse.config.TestSettings.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.store.Entry;
import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.store.StoreProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that jars of their own add. */
class ProvidedStoresTest {
  private static final String SERVICE = "META-INF/services/" + StoreProvider.class.getName();
  private static final Map<String, Map<String, Entry>> SHELVES = new ConcurrentHashMap<>();

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @BeforeEach
  void addJar(@TempDir Path jar) throws IOException {
    SHELVES.clear();
    add(jar, ShelfProvider.class);
  }

  private void add(Path jar, Class<? extends StoreProvider> provider) throws IOException {
    Path service = jar.resolve(SERVICE);
    Files.createDirectories(service.getParent());
    Files.writeString(service, provider.getName());
    Thread.currentThread()
        .setContextClassLoader(
            new URLClassLoader(
                new URL[] {jar.toUri().toURL()}, Thread.currentThread().getContextClassLoader()));
  }

  @AfterEach
  void removeJar() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void aResultThatIsUsedInAModulesStoreIsUsedForTheNextProcess() {
    String token = VendorSamples.token("r1");

    VendorSamples.assertVerified(verifier(onShelf("a")), TestMessage.ofToken(token));

    assertThat(VendorSamples.reason(verifier(onShelf("a")), TestMessage.ofToken(token)))
        .isEqualTo(Reason.REPLAYED);
    VendorSamples.assertVerified(verifier(onShelf("b")), TestMessage.ofToken(token));
  }

  @Test
  void verifiersWithTheSameValuesShareOneStoreAndWithOthersNone() {
    Map<String, String> again =
        settingsOf(
            "again",
            "scheme",
            "caf",
            "secret",
            TestSettings.SECRET,
            "replay-guard",
            "shelf",
            "store-timeout",
            "PT30S");

    Verifiers.of(with(with(onShelf("a"), again), settingsOf("again", "shared-store.label", "a")));

    assertRefused(
        with(with(onShelf("a"), again), settingsOf("again", "shared-store.label", "b")),
        "record the used results of one scope ('caf') in different stores");
  }

  @Test
  void referencesAreKeptInAModulesStore() {
    Verifiers.of(
        caf(
            "binding",
            "/personId=issued-to:principal",
            "references",
            "shelf",
            "shared-store.label",
            "a"));

    assertThat(SHELVES).containsOnlyKeys("a");
  }

  @Test
  void aStoreWhoseJarIsMissingIsRefusedWithTheArtifact() {
    removeJar();

    assertRefused(
        caf("replay-guard", "redis"),
        "verified-response.caf.replay-guard='redis': use memory, jdbc:JNDI-NAME or"
            + " jcache:CACHE-NAME, or disabled; for the store of a module, add the module to the"
            + " application (io.github.verifiedresponse:verified-response-redis, if it is a module"
            + " of this library)",
        "VR-1025");
  }

  @Test
  void twoJarsWithOneNameAreRefused(@TempDir Path jar) throws IOException {
    add(jar, SecondShelfProvider.class);

    assertRefused(onShelf("a"), "two jars contain a store with this name (", "remove one");
  }

  @Test
  void aSettingThatNoStoreReadsIsRefused() {
    assertRefused(
        with(onShelf("a"), settingsOf("caf", "shared-store.lable", TestSettings.OTHER_SECRET)),
        "verified-response.caf.shared-store.lable is not a setting of the store shelf: use one of"
            + " label");
    assertRefused(
        caf("shared-store.label", TestSettings.OTHER_SECRET),
        "verified-response.caf.shared-store.label only applies with the store of a module");
  }

  @Test
  void anEmptyValueIsWarnedOf() {
    try (LogCapture log = LogCapture.start()) {
      Verifiers.of(onShelf(""));

      assertThat(log.lines())
          .contains(
              "WARNING verifier caf: verified-response.caf.shared-store.label is empty, so it"
                  + " counts as not set");
    }
  }

  @Test
  void theModulesOwnMistakeIsToldWithTheSettingThatNamesIt() {
    assertRefused(
        onShelf("none"),
        "verified-response.caf.replay-guard='shelf': shared-store.label: there is no such shelf",
        "VR-1025");
  }

  @Test
  void aLibraryOfAnotherVersionIsAMistakeAndNoError() {
    assertRefused(
        onShelf("incomplete"),
        "verified-response.caf.replay-guard='shelf': a library that this store needs is missing or"
            + " has the wrong version (NoSuchMethodError)");
  }

  @Test
  void thePasswordOfAnAddressInTheWrongPlaceIsNotShown() {
    assertRefused(
        caf("replay-guard", "redis://user:" + TestSettings.OTHER_SECRET + "@host"),
        "verified-response.caf.replay-guard='redis://…@host': use memory, jdbc:JNDI-NAME");
  }

  @Test
  void aTransactionNeedsADatabase() {
    assertRefused(
        with(onShelf("a"), settingsOf("caf", "claim", "transaction")),
        "claim=transaction needs replay-guard=jdbc:JNDI-NAME");
  }

  private static ResponseVerifier verifier(Map<String, String> settings) {
    return Verifiers.of(settings).named("caf");
  }

  private static Map<String, String> onShelf(String label) {
    // a busy machine may need longer than the default
    return caf("replay-guard", "shelf", "shared-store.label", label, "store-timeout", "PT30S");
  }

  /** Its shelves outlive what opens them, as a server does. */
  public static class ShelfProvider implements StoreProvider {
    @Override
    public String kind() {
      return "shelf";
    }

    @Override
    public Set<String> settings() {
      return Set.of("label");
    }

    @Override
    public Store open(Map<String, String> values, Duration timeout) {
      String label = values.getOrDefault("label", "");
      if (label.equals("none")) {
        throw new IllegalArgumentException("shared-store.label: there is no such shelf");
      }
      if (label.equals("incomplete")) {
        throw new NoSuchMethodError("of another version");
      }
      return new Shelf(SHELVES.computeIfAbsent(label, it -> new ConcurrentHashMap<>()));
    }
  }

  /** Another jar's. */
  public static final class SecondShelfProvider extends ShelfProvider {}

  private record Shelf(Map<String, Entry> entries) implements Store {
    @Override
    public boolean insert(String key, Entry entry) {
      return entries.putIfAbsent(key, entry) == null;
    }

    @Override
    public Optional<Entry> find(String key) {
      return Optional.ofNullable(entries.get(key));
    }

    @Override
    public boolean replace(String key, Entry before, Entry after) {
      return entries.replace(key, before, after);
    }

    @Override
    public Duration keepsAtMost() {
      return ChronoUnit.FOREVER.getDuration();
    }
  }
}
