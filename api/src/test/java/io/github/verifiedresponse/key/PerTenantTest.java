package io.github.verifiedresponse.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.scheme.Deployment;
import io.github.verifiedresponse.scheme.Vendors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerTenantTest {
  private final List<String> asked = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();
  private final KeySource source = new PerTenant(Tenant.header("X-Tenant"), this::find, nanos::get);

  private Optional<KeySource> find(String tenant) throws RejectedException {
    asked.add(tenant);
    return switch (tenant) {
      case "acme", "globex" -> Optional.of(Keys.of(secret(tenant)));
      case "down" -> throw new RejectedException(Reason.UNAVAILABLE, "the vault is down");
      default -> Optional.empty();
    };
  }

  private static Secret secret(String tenant) {
    return Secret.of("the secret of " + tenant, text(tenant));
  }

  private static String text(String tenant) {
    return "of " + tenant + ", a-secret-of-this-test-0123456789";
  }

  @Test
  void givesEachTenantItsOwnSecretMarkedWithAnAccountOfItsOwn() throws RejectedException {
    Secret acme = only(source.secrets(of("acme")));
    Secret globex = only(source.secrets(of("globex")));

    assertThat(acme.name()).isEqualTo("the secret of acme");
    assertThat(acme.account()).isNotEmpty().isNotEqualTo(globex.account());
    assertThat(globex.account()).isNotEmpty();
    assertThat(acme.sameAs(globex)).isFalse();
  }

  @Test
  void asksOnceAMinuteAndKeepsTheSameObject() throws RejectedException {
    Secret first = only(source.secrets(of("acme")));
    nanos.addAndGet(Duration.ofSeconds(59).toNanos());
    assertThat(only(source.secrets(of("acme")))).isSameAs(first);
    assertThat(asked).containsExactly("acme");

    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(only(source.secrets(of("acme"))).sameAs(first)).isTrue();
    assertThat(asked).containsExactly("acme", "acme");
  }

  /** The secret is one that nobody has, so that a scheme does the same work and refuses. */
  @Test
  void verifiesAStrangerUnderASecretThatNobodyHasAndAsksOnceAMinute() throws RejectedException {
    Secret stranger = only(source.secrets(of("stranger")));

    assertThat(only(source.secrets(of("stranger")))).isSameAs(stranger);
    assertThat(asked).containsExactly("stranger");
    assertThat(stranger.isShort()).isFalse();
    assertThat(stranger.account()).as("is marked as a tenant's is").isNotEmpty();
    assertThat(stranger.name()).isEqualTo("no tenant's secret");
    KeySource restarted = new PerTenant(Tenant.header("X-Tenant"), this::find, nanos::get);
    assertThat(only(restarted.secrets(of("stranger"))).sameAs(stranger)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf8", "hex", "base64", "base64url", "whsec"})
  void theSecretThatNobodyHasIsAKeyInEachForm(String form) throws RejectedException {
    Secret stranger = only(source.secrets(of("stranger")));

    assertThat(
            catchThrowable(
                () ->
                    Vendors.named("sumsub")
                        .requireReadable(stranger, Deployment.of(source).withKeyForm(form))))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "..", "../acme", "acme/..", "a b", "acme\u0000", "%61cme", "ACME.", "\u00e4"})
  void asksForNothingThatIsNoName(String name) throws RejectedException {
    assertStranger(source.secrets(of(name)));
    assertStranger(source.secrets(of("a".repeat(65))));
    assertThat(asked).isEmpty();
  }

  @Test
  void remembersNoFailure() {
    assertThat(reason("down")).isEqualTo(Reason.UNAVAILABLE);
    assertThat(reason("down")).isEqualTo(Reason.UNAVAILABLE);
    assertThat(asked).containsExactly("down", "down");
  }

  @Test
  void madeUpNamesPushNoTenantOut() throws RejectedException {
    source.secrets(of("acme"));
    for (int i = 0; i < 10_100; i++) {
      assertStranger(source.secrets(of("made-up-" + i)));
    }
    asked.clear();

    source.secrets(of("acme"));

    assertThat(asked).isEmpty();
  }

  @Test
  void refusesTwoTenants() {
    InboundMessage two =
        InboundMessage.of("POST", "/").headers(name -> List.of("acme", "globex")).build();

    assertThat(Refusals.reason(() -> source.secrets(two))).isEqualTo(Reason.AMBIGUOUS);
  }

  @Test
  void takesTheTenantFromThePath() throws RejectedException {
    Tenant third = Tenant.pathSegment(3);

    assertThat(third.of(InboundMessage.of("POST", "/kyc/t/acme/results?x=/y").build()))
        .contains("acme");
    assertThat(third.of(InboundMessage.of("POST", "/kyc/t").build())).isEmpty();
    assertThatThrownBy(() -> Tenant.pathSegment(0)).hasMessageContaining("numbered from 1");
  }

  @Test
  void readsAFileForEachTenant(@TempDir Path directory) throws Exception {
    Files.createDirectory(directory.resolve("acme"));
    Files.writeString(directory.resolve("acme/caf"), text("acme"));
    Files.createDirectory(directory.resolve("globex"));
    Files.writeString(directory.resolve("globex/caf"), "short");
    KeySource files =
        Keys.perTenant(Tenant.header("X-Tenant"), Keys.files(directory + "/{tenant}/caf"));

    assertThat(only(files.secrets(of("acme"))).sameAs(secret("acme"))).isTrue();
    assertThat(only(files.secrets(of("acme"))).account()).isNotEmpty();
    assertStranger(files.secrets(of("nobody")));
    try (LogCapture log = LogCapture.start()) {
      assertThat(Refusals.reason(() -> files.secrets(of("globex")))).isEqualTo(Reason.UNAVAILABLE);
      assertThat(Refusals.reason(() -> files.secrets(of("globex")))).isEqualTo(Reason.UNAVAILABLE);
      assertThat(log.lines())
          .as("said once a second, however often it is asked for")
          .singleElement()
          .asString()
          .contains("shorter than 32 bytes");
    }
    assertThatThrownBy(() -> Keys.files("/run/secrets/caf")).hasMessageContaining("{tenant}");
    assertThat(Keys.filesWithShortSecrets(directory + "/{tenant}/caf").of("acme")).isPresent();
  }

  @Test
  void acceptsWhatATenantsFileHeldBeforeForTheOverlap(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("acme"), text("acme"));
    KeySource files = inFiles(directory, Duration.ofMinutes(10));
    assertThat(only(files.secrets(of("acme"))).sameAs(secret("acme"))).isTrue();

    replace(file, text("next"));
    for (int minute = 0; minute < 9; minute++) {
      nanos.addAndGet(Duration.ofMinutes(1).toNanos());
      assertThat(files.secrets(of("acme")))
          .as("minute %s, after the tenant was looked up again", minute)
          .hasSize(2)
          .anyMatch(secret("acme")::sameAs)
          .anyMatch(secret("next")::sameAs)
          .allMatch(secret -> !secret.account().isEmpty());
    }
    nanos.addAndGet(Duration.ofMinutes(2).toNanos());
    assertThat(only(files.secrets(of("acme"))).sameAs(secret("next"))).isTrue();
  }

  @Test
  void forgetsWhatATenantHadThatWasRemoved(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("acme"), text("acme"));
    KeySource files = inFiles(directory, Duration.ofMinutes(10));
    files.secrets(of("acme"));

    Files.delete(file);
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    assertStranger(files.secrets(of("acme")));
    replace(file, text("next"));
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());

    assertThat(only(files.secrets(of("acme"))).sameAs(secret("next"))).isTrue();
  }

  private KeySource inFiles(Path directory, Duration overlap) {
    return new PerTenant(
        Tenant.header("X-Tenant"),
        new TenantFiles(directory + "/{tenant}", Secret::of, overlap, nanos::get),
        nanos::get);
  }

  private static void replace(Path file, String text) throws IOException {
    Path next = Files.writeString(file.resolveSibling("next"), text);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void assertStranger(List<Secret> secrets) {
    assertThat(only(secrets).name()).isEqualTo("no tenant's secret");
  }

  private Reason reason(String tenant) {
    return Refusals.reason(() -> source.secrets(of(tenant)));
  }

  private static InboundMessage of(String tenant) {
    return InboundMessage.of("POST", "/").headers(name -> List.of(tenant)).build();
  }

  private static Secret only(List<Secret> secrets) {
    assertThat(secrets).hasSize(1);
    return secrets.get(0);
  }
}
