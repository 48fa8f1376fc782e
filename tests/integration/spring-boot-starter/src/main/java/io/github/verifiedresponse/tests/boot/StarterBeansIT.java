package io.github.verifiedresponse.tests.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Beans that settings name, and where else than in one file settings are. */
class StarterBeansIT {
  private static final String PATH = "/kyc/result";
  private static final String CAF = "--verified-response.caf.";

  @TempDir private Path folder = Path.of("");

  @Test
  void settingsNameTheBeansThatAVerifierUses() {
    try (Running running =
        Running.start(
            Named.class,
            CAF + "secret-bean=vault",
            CAF + "replay-guard=bean:usedResults",
            CAF + "binding=/personId=expected:ofAnna")) {
      String ofAnna = CafToken.of("anna");
      assertThat(running.post(PATH, ofAnna).statusCode()).isEqualTo(200);
      assertThat(running.post(PATH, ofAnna).statusCode()).isEqualTo(409);
      assertThat(running.post(PATH, CafToken.of("boris")).statusCode()).isEqualTo(403);
      running.bean(Named.Switched.class).works().set(false);
      assertThat(running.post(PATH, CafToken.of("anna")).statusCode()).isEqualTo(503);
      assertThat(Handled.times()).isOne();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "replay-guard=bean:nothing, is not the name of a bean of the type io.github.verifiedresponse.store.Store:"
        + " use one of [usedResults]",
    "replay-guard=bean:vault, is not the name of a bean of the type",
    "binding=/personId=expected:vault, expected:vault is not the name of a bean of the type",
    "secret-bean=vault, is set in more than one way"
  })
  void aNameThatNoBeanOfTheTypeHasIsReported(String setting, String words) {
    Reports.forget();

    assertThatThrownBy(
            () ->
                Running.start(
                        Named.class,
                        setting.startsWith("secret")
                            ? new String[] {CAF + setting, CAF + "secret=" + Named.SECRET}
                            : new String[] {CAF + setting})
                    .close())
        .isNotNull();

    assertThat(Reports.all())
        .singleElement()
        .satisfies(
            report ->
                assertThat(report)
                    .contains(words)
                    .containsPattern("\\[VR-\\d+]")
                    .doesNotContain(Named.SECRET));
  }

  /** Each node would remember for itself, and let a result pass that another has let pass. */
  @Test
  void aStoreThatNothingUsesIsReportedWhereAVerifierHasNoReplayGuard() {
    Reports.forget();

    assertThatThrownBy(() -> Running.start(Named.class).close()).isNotNull();

    assertThat(Reports.all())
        .singleElement()
        .satisfies(
            report ->
                assertThat(report)
                    .contains("verified-response.caf.replay-guard is not set")
                    .contains("bean:usedResults"));
    try (Running running = Running.start(Named.class, CAF + "replay-guard=memory")) {
      assertThat(running.post(PATH, CafToken.genuine()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aProfileChangesSettings() throws IOException {
    Files.writeString(
        folder.resolve("application.properties"), "verified-response.caf.accept=approved\n");
    Files.writeString(
        folder.resolve("application-lenient.properties"), "verified-response.caf.accept=any\n");
    String here = "--spring.config.location=" + folder.toUri();

    try (Running strict = Running.start(Handlers.OnMethod.class, here)) {
      assertThat(strict.post(PATH, CafToken.declined()).statusCode()).isEqualTo(403);
    }
    try (Running lenient =
        Running.start(Handlers.OnMethod.class, here, "--spring.profiles.active=lenient")) {
      assertThat(lenient.post(PATH, CafToken.declined()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void settingsAreImportedFromAFileAndFromATreeOfSecrets() throws IOException {
    Path tree = Files.createDirectories(folder.resolve("secrets"));
    Files.writeString(tree.resolve("verified-response.other.secret"), Named.SECRET);
    Path file = folder.resolve("more.yaml");
    Files.writeString(
        file,
        """
        verified-response:
          other:
            scheme: caf
            replay-scope: other
          caf:
            accept: approved
        """);

    try (Running running =
        Running.start(
            Endpoints.class,
            "--spring.config.import=" + file.toUri() + ",configtree:" + tree.toUri().getPath())) {
      assertThat(running.post("/guarded/argument", CafToken.declined()).statusCode())
          .isEqualTo(403);
      assertThat(running.post("/guarded/other", CafToken.genuine()).statusCode()).isEqualTo(401);
      assertThat(running.post("/guarded/other", CafToken.signed(Named.SECRET)).statusCode())
          .isEqualTo(200);
    }
  }
}
