package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.TestSettings.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.mistake.ConfigurationException;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of the running application: its files, its services, the system's properties. */
class ApplicationSettingsTest {
  private static final String FILE = "verified-response.properties";
  private static final String PROPERTY = "verified-response.caf.max-body";

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @TempDir private Path folder = Path.of("");
  @TempDir private Path otherFolder = Path.of("");

  /** A vault: it knows values and cannot list names. */
  public static final class Vault implements SettingSource {
    @Override
    public @Nullable String value(String name) {
      return switch (name) {
        case "verified-response.in-vault.scheme" -> "shufti-pro";
        case "verified-response.in-vault.secret" -> TestSettings.OTHER_SECRET;
        case PROPERTY -> "4KiB";
        default -> null;
      };
    }
  }

  @AfterEach
  void putBack() {
    RunningApplication.forget();
    Thread.currentThread().setContextClassLoader(before);
    System.clearProperty(PROPERTY);
    System.clearProperty("verified-response.caf.misspelt");
    System.clearProperty("verified-response.cfa.accept");
  }

  @Test
  void buildsTheVerifiersOfAFile() throws IOException {
    enter(ApplicationLoader.of(withFile(folder, PROPERTY + " = 1KiB ")));

    assertThat(Verifiers.ofApplication().names()).containsExactly("caf");
    assertThat(Verifiers.ofApplication().named("caf").maxBody()).isEqualTo(1024);
  }

  @Test
  void areReadOnceForEachApplication() throws IOException {
    ApplicationLoader one = ApplicationLoader.of(withFile(folder));
    ApplicationLoader other = ApplicationLoader.of(withFile(otherFolder));

    enter(one);
    Verifiers verifiers = Verifiers.ofApplication();
    assertThat(Verifiers.ofApplication()).isSameAs(verifiers);
    enter(other);
    assertThat(Verifiers.ofApplication()).isNotSameAs(verifiers);
    RunningApplication.forget();
    enter(one);
    assertThat(Verifiers.ofApplication()).isSameAs(verifiers);
    RunningApplication.forget();
    assertThat(Verifiers.ofApplication()).isNotSameAs(verifiers);
  }

  /** Such as one of the common pool in a process that is started with one jar of jars. */
  @Test
  void areTheSameOnAThreadThatIsNoApplications() {
    Thread.currentThread().setContextClassLoader(Verifiers.class.getClassLoader());
    Verifiers verifiers = Verifiers.ofApplication();

    Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
    assertThat(Verifiers.ofApplication()).isSameAs(verifiers);
    Thread.currentThread().setContextClassLoader(null);
    assertThat(Verifiers.ofApplication()).isSameAs(verifiers);
  }

  @Test
  void takeASystemPropertyBeforeAFile() throws IOException {
    System.setProperty(PROPERTY, "2KiB");
    enter(ApplicationLoader.of(withFile(folder, PROPERTY + "=1KiB")));

    assertThat(Verifiers.ofApplication().named("caf").maxBody()).isEqualTo(2048);
  }

  @Test
  void refuseAMisspeltSystemProperty() throws IOException {
    System.setProperty("verified-response.caf.misspelt", "x");
    enter(ApplicationLoader.of(withFile(folder)));

    assertThatThrownBy(Verifiers::ofApplication)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("verified-response.caf.misspelt is not a setting");
  }

  @Test
  void refuseAMisspeltVerifierOfASystemPropertyAndAMisspeltPrefixOfAFile() throws IOException {
    System.setProperty("verified-response.cfa.accept", "approved");
    enter(ApplicationLoader.of(withFile(folder, "verified-reponse.caf.accept=approved")));

    assertThatThrownBy(Verifiers::ofApplication)
        .isInstanceOf(ConfigurationException.class)
        .message()
        .satisfies(
            message ->
                assertThat(message.lines())
                    .satisfiesExactly(
                        line ->
                            assertThat(line)
                                .startsWith("verified-reponse.caf.accept in META-INF/verified")
                                .contains("did you mean verified-response.caf.accept?"),
                        line ->
                            assertThat(line)
                                .startsWith("verified-response.cfa.accept belongs to")
                                .contains("did you mean verified-response.caf.accept?")));
  }

  @Test
  void takeAServiceOfTheApplicationBeforeAllOthers() throws IOException {
    System.setProperty(PROPERTY, "2KiB");
    withFile(folder, PROPERTY + "=1KiB");
    enter(ApplicationLoader.of(withVault(folder)));

    assertThat(Verifiers.ofApplication().named("caf").maxBody()).isEqualTo(4096);
  }

  @Test
  void buildAVerifierThatNoSourceListsWhenItIsNamed() throws IOException {
    enter(ApplicationLoader.of(withVault(folder)));
    Verifiers verifiers = Verifiers.ofApplication();

    assertThat(verifiers.names()).isEmpty();
    assertThat(verifiers.named("in-vault")).asString().contains("scheme shufti-pro");
    assertThat(verifiers.named("in-vault")).isSameAs(verifiers.named("in-vault"));
    assertThat(verifiers.names()).containsExactly("in-vault");
  }

  @Test
  void areThoseOfTheLibraryWhereTheThreadHasNoLoader() {
    Thread.currentThread().setContextClassLoader(null);

    assertThat(Verifiers.ofApplication().names()).isEmpty();
    assertThat(Verifiers.ofApplication()).isSameAs(Verifiers.ofApplication());
  }

  @Test
  void mayStandInTwoFilesThatAgree() throws IOException {
    enter(ApplicationLoader.of(withFile(folder), withFile(otherFolder, PROPERTY + "=3KiB")));

    assertThat(Verifiers.ofApplication().named("caf").maxBody()).isEqualTo(3072);
  }

  @Test
  void mustNotDifferBetweenTwoFiles() throws IOException {
    withFile(folder);
    ApplicationLoader.write(otherFolder, FILE, "verified-response.caf.secret=x" + SECRET);
    enter(ApplicationLoader.of(folder, otherFolder));

    assertThatThrownBy(Verifiers::ofApplication)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("verified-response.caf.secret is set in two files")
        .hasMessageContaining("keep one")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void refuseAFileThatCannotBeRead() {
    enter(
        new ClassLoader(before) {
          @Override
          public Enumeration<URL> getResources(String name) throws IOException {
            if (name.endsWith(FILE)) {
              throw new IOException("the disk is gone");
            }
            return super.getResources(name);
          }
        });

    assertThatThrownBy(Verifiers::ofApplication)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("META-INF/verified-response.properties cannot be read: see the cause [VR-1006]")
        .hasRootCauseMessage("the disk is gone");
  }

  private static Path withFile(Path folder, String... lines) throws IOException {
    String[] all = new String[lines.length + 2];
    all[0] = "verified-response.caf.scheme=caf";
    all[1] = "verified-response.caf.secret=" + SECRET;
    System.arraycopy(lines, 0, all, 2, lines.length);
    return ApplicationLoader.write(folder, FILE, all);
  }

  private static Path withVault(Path folder) throws IOException {
    return ApplicationLoader.write(
        folder, "services/" + SettingSource.class.getName(), Vault.class.getName());
  }

  private static void enter(ClassLoader application) {
    Thread.currentThread().setContextClassLoader(application);
  }
}
