package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.RefusedSettings.assertRefused;
import static io.github.verifiedresponse.config.TestSettings.settingsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.message.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tenants whose secrets are files, as settings. */
class TenantSettingTest {
  private static final String ACME = "acme-secret-0123456789abcdefghijkl";
  private static final String GLOBEX = "globex-secret-0123456789abcdefghij";

  @TempDir private Path secrets = Path.of("");

  @BeforeEach
  void writeSecrets() throws IOException {
    Files.writeString(secrets.resolve("acme.caf"), ACME);
    Files.writeString(secrets.resolve("globex.caf"), GLOBEX);
  }

  private Map<String, String> settings(String tenant) {
    return settingsOf(
        "caf", "scheme", "caf", "tenant", tenant, "secret-file", secrets + "/{tenant}.caf");
  }

  @Test
  @DisplayName("AT-149 takes the same requestId once from each tenant")
  void takesTheSameRequestIdOnceFromEachTenant() {
    ResponseVerifier verifier = Verifiers.of(settings("header:X-Tenant")).named("caf");

    VendorSamples.assertVerified(verifier, of("acme", ACME));
    VendorSamples.assertVerified(verifier, of("globex", GLOBEX));
    assertThat(VendorSamples.reason(verifier, of("acme", ACME))).isEqualTo(Reason.REPLAYED);
  }

  @Test
  @DisplayName("AT-150 refuses a result under another tenant's secret")
  void refusesAResultUnderAnotherTenantsSecret() {
    ResponseVerifier verifier = Verifiers.of(settings("header:X-Tenant")).named("caf");

    assertThat(VendorSamples.reason(verifier, of("acme", GLOBEX))).isEqualTo(Reason.UNVERIFIED);
    assertThat(VendorSamples.reason(verifier, of("nobody", ACME))).isEqualTo(Reason.UNVERIFIED);
    assertThat(VendorSamples.reason(verifier, of("../acme", ACME))).isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void readsTheTenantFromThePath() {
    ResponseVerifier verifier = Verifiers.of(settings("path:2")).named("caf");

    VendorSamples.assertVerified(verifier, of("", ACME).target("/results/acme"));
    assertThat(VendorSamples.reason(verifier, of("", ACME).target("/results")))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void refusesATenantThatIsNowhere() {
    assertRefused(settings("cookie:tenant"), "use header:NAME, or path:NUMBER");
    assertRefused(settings("header:a b"), "a header name must not contain spaces");
    assertRefused(settings("path:0"), "write a whole number from 1");
    assertRefused(
        settingsOf("caf", "scheme", "caf", "tenant", "path:1"),
        "verified-response.caf.secret-file is not set: with tenant, set it to a path such as");
    assertRefused(
        settingsOf("caf", "scheme", "caf", "tenant", "path:1", "secret-file", "/run/secrets/caf"),
        "the path of the tenants' secret files must contain {tenant}");
  }

  private static TestMessage of(String tenant, String secret) {
    String token =
        TestVendor.withSecret(secret).token(VendorSamples.payload("the same requestId", ""));
    return TestMessage.ofToken(token).header("X-Tenant", tenant);
  }
}
