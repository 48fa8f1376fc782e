package io.github.verifiedresponse.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.config.ApplicationBeans;
import io.github.verifiedresponse.config.RunningApplication;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.store.Entry;
import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.store.TimeLimitedStore;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.weld.junit5.auto.AddBeanClasses;
import org.jboss.weld.junit5.auto.EnableAutoWeld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server is told, by the bean that it finds. */
@EnableAutoWeld
@AddBeanClasses(VerifiersReadiness.class)
class VerifiersReadinessTest {
  private static final ClassLoader TESTS = VerifiersReadinessTest.class.getClassLoader();

  private final URLClassLoader application = new URLClassLoader(new URL[0], TESTS);
  private final AtomicBoolean isDown = new AtomicBoolean();

  @Inject @Readiness private Instance<HealthCheck> checks;

  @BeforeEach
  void runIn() {
    Thread.currentThread().setContextClassLoader(application);
  }

  @AfterEach
  void leave() throws IOException {
    RunningApplication.forget();
    Thread.currentThread().setContextClassLoader(TESTS);
    application.close();
  }

  private HealthCheckResponse response() {
    return checks.get().call();
  }

  private void deploy(Map<String, String> settings, ResponseVerifier... verifiers) {
    Verifiers.ofApplication(
        application, settings::get, List.of(verifiers), List.of(), ApplicationBeans.ofCdi());
  }

  /** A store that a test takes down. */
  private record Switched(AtomicBoolean isDown) implements Store {
    private void requireUp() {
      if (isDown.get()) {
        throw new IllegalStateException("the store is down");
      }
    }

    @Override
    public boolean insert(String key, Entry entry) {
      throw new AssertionError("a readiness check writes nothing");
    }

    @Override
    public Optional<Entry> find(String key) {
      requireUp();
      return Optional.empty();
    }

    @Override
    public boolean replace(String key, Entry before, Entry after) {
      throw new AssertionError("a readiness check writes nothing");
    }

    @Override
    public Duration keepsAtMost() {
      return Duration.ofDays(365);
    }
  }

  @Test
  void isDownWhileAStoreDoesNotAnswerAndUpAfterwards() {
    deploy(
        Map.of(),
        SignedResponse.verifier("shufti")
            .replayGuard(
                ReplayGuards.shared(
                    TimeLimitedStore.of(new Switched(isDown), Duration.ofSeconds(20))))
            .build(),
        SignedResponse.once("other").build());
    assertThat(response().getName()).isEqualTo("verified-response");
    assertThat(response().getStatus()).isEqualTo(Status.UP);

    isDown.set(true);

    assertThat(response().getStatus()).isEqualTo(Status.DOWN);
    assertThat(response().getData()).contains(Map.of("shufti", "replay guard", "other", "ready"));

    isDown.set(false);
    assertThat(response().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void isUpWhereNoVerifierIs() {
    assertThat(response().getStatus()).isEqualTo(Status.UP);
  }

  /** Its verifiers were not built, so it has none that could be missing anything. */
  @Test
  void isDownWhileSettingsStopTheApplication(@TempDir Path folder) throws IOException {
    Path settings = folder.resolve("META-INF/verified-response.properties");
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "verified-response.caf.scheme=no-such-vendor");
    try (URLClassLoader stopped = new URLClassLoader(new URL[] {folder.toUri().toURL()}, TESTS)) {
      Thread.currentThread().setContextClassLoader(stopped);

      assertThat(response().getStatus()).isEqualTo(Status.DOWN);
      assertThat(response().getData())
          .contains(Map.of("settings", "invalid: see the start-up log"));
    }
  }
}
