package io.github.verifiedresponse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerificationEvent;
import io.github.verifiedresponse.VerificationListener;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Set-ups that once broke something. */
class OnceBrokenSettingsTest {
  @Test
  void failedInitParamsAreNotTakenAsDone() {
    Verifiers vs = Verifiers.of(TestSettings.caf());
    Map<String, String> params = Map.of("accept", "approved", "max-age", "garbage");
    assertThatThrownBy(() -> vs.configured("caf", params))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> vs.configured("caf", params))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void mediaTypesEmptyNamesTheSetting() {
    assertThatThrownBy(() -> Verifiers.of(TestSettings.caf("media-types", ",")))
        .hasMessageContaining("verified-response.caf.media-types");
  }

  @Test
  void mediaTypesAnyCaseMatches() {
    ResponseVerifier v =
        Verifiers.of(TestSettings.caf("media-types", "application/JWT")).named("caf");
    assertThat(Verdicts.reason(v.verify(TestMessage.ofToken("x").build())))
        .isNotEqualTo(Reason.UNSUPPORTED_CONTENT);
  }

  @Test
  void acceptDuplicateNamesTheSetting() {
    Throwable t =
        org.assertj.core.api.Assertions.catchThrowable(
            () -> Verifiers.of(TestSettings.caf("accept", "approved,approved")));
    if (t != null) assertThat(t).hasMessageContaining("verified-response.caf.accept");
  }

  @Test
  void retentionBeyondTheCalendarIsRefusedAtStart() {
    assertThatThrownBy(
            () -> Verifiers.of(TestSettings.shufti("replay-retention", "P106751991167300D")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void clockSkewIsCheckedWithUnlimitedAge() {
    assertThatThrownBy(
            () -> Verifiers.of(TestSettings.caf("max-age", "unlimited", "clock-skew", "garbage")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void blankReplayScopeIsRefused() {
    assertThatThrownBy(() -> Verifiers.of(TestSettings.caf("replay-scope", " ")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void headerNameIsAToken() {
    assertThatThrownBy(() -> Verifiers.of(TestSettings.caf("carrier", "header:A B")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void propertiesFileIsUtf8(@TempDir Path folder) throws Exception {
    String secret = "gr\u00fc\u00dfe-caf-client-secret-0123456789abcdef";
    Files.createDirectories(folder.resolve("META-INF"));
    Files.writeString(
        folder.resolve("META-INF/verified-response.properties"),
        "verified-response.caf.scheme=caf\nverified-response.caf.max-age=unlimited\nverified-response.caf.secret="
            + secret
            + "\n");
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try {
      Thread.currentThread().setContextClassLoader(ApplicationLoader.of(folder));
      String token =
          TestVendor.withSecret(secret).token("{\"requestId\":\"r\",\"isAlive\":true,\"iat\":1}");
      assertThat(Verifiers.ofApplication().named("caf").verify(TestMessage.ofToken(token).build()))
          .isInstanceOf(Verification.Verified.class);
    } finally {
      RunningApplication.forget();
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  void brokenPropertiesFileIsNamed(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("META-INF"));
    Files.writeString(
        folder.resolve("META-INF/verified-response.properties"),
        "verified-response.caf.secret=\\u00zz\n");
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try {
      Thread.currentThread().setContextClassLoader(ApplicationLoader.of(folder));
      assertThatThrownBy(Verifiers::ofApplication)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("verified-response.properties");
    } finally {
      RunningApplication.forget();
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  void disabledGuardSaysSo() {
    assertThat(ReplayGuard.disabled()).hasToString("disabled");
  }

  @Test
  void buildTwiceTellsEachListenerOnce(@TempDir Path folder) throws Exception {
    ApplicationLoader.write(
        folder, "services/" + VerificationListener.class.getName(), Counting.class.getName());
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try {
      Thread.currentThread().setContextClassLoader(ApplicationLoader.of(folder));
      ResponseVerifierBuilder builder = SignedResponse.verifier("s");
      builder.build();
      ResponseVerifier second = builder.build();
      Counting.told = 0;
      second.verify(SignedResponse.accepted("r").message().build());
      assertThat(Counting.told).isEqualTo(1);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  public static final class Counting implements VerificationListener {
    static int told;

    @Override
    public void onEvent(VerificationEvent event) {
      told++;
    }
  }

  @Test
  void secretEnvDoesNotEchoAMistakenSecret() {
    Map<String, String> m =
        new HashMap<>(TestSettings.without(TestSettings.caf(), "verified-response.caf.secret"));
    m.put("verified-response.caf.secret-env", TestSettings.SECRET);
    assertThatThrownBy(() -> Verifiers.of(m)).hasMessageNotContaining(TestSettings.SECRET);
  }

  @Test
  void unresolvedVariableUnderMicroProfileIsAnIllegalArgument() {
    List<String> l = new ArrayList<>();
    var config =
        new io.smallrye.config.SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withSources(
                new io.smallrye.config.PropertiesConfigSource(
                    Map.of(
                        "verified-response.caf.scheme",
                        "caf",
                        "verified-response.caf.secret",
                        "${NO_SUCH_THING}"),
                    "t",
                    100))
            .build();
    ClassLoader app = new ClassLoader(getClass().getClassLoader()) {};
    org.eclipse.microprofile.config.spi.ConfigProviderResolver.instance()
        .registerConfig(config, app);
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try {
      Thread.currentThread().setContextClassLoader(app);
      assertThatThrownBy(Verifiers::ofApplication)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("verified-response.caf.secret");
    } finally {
      RunningApplication.forget();
      Thread.currentThread().setContextClassLoader(before);
      org.eclipse.microprofile.config.spi.ConfigProviderResolver.instance().releaseConfig(config);
    }
    assertThat(l).isEmpty();
  }
}
