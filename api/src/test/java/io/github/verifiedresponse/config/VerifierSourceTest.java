package io.github.verifiedresponse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.scheme.Schemes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifiers that an application builds in code are found by name, as those of the settings are. */
class VerifierSourceTest {
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @TempDir private Path folder = Path.of("");

  /** An application's own verifier. */
  public static final class BuiltInCode implements VerifierSource {
    @Override
    public Collection<ResponseVerifier> verifiers() {
      return List.of(
          ResponseVerifier.named("in-code")
              .scheme(Schemes.shuftiPro(Keys.of(Secret.of("code", TestSettings.OTHER_SECRET))))
              .replayGuard(ReplayGuard.disabled())
              .build());
    }
  }

  @AfterEach
  void putBack() {
    RunningApplication.forget();
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void areFoundByName() throws IOException {
    enter();

    assertThat(Verifiers.ofApplication().named("in-code")).asString().contains("scheme shufti-pro");
  }

  @Test
  void mustNotHaveTheNameOfAnother() throws IOException {
    ApplicationLoader.write(
        folder,
        "verified-response.properties",
        "verified-response.in-code.scheme=caf",
        "verified-response.in-code.secret=" + TestSettings.SECRET);
    enter();

    assertThatThrownBy(Verifiers::ofApplication)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two verifiers are named 'in-code': rename one [VR-1005]");
  }

  private void enter() throws IOException {
    ApplicationLoader.write(
        folder, "services/" + VerifierSource.class.getName(), BuiltInCode.class.getName());
    Thread.currentThread().setContextClassLoader(ApplicationLoader.of(folder));
  }
}
