package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.RefusedSettings.assertRefused;
import static io.github.verifiedresponse.config.TestSettings.OTHER_SECRET;
import static io.github.verifiedresponse.config.TestSettings.SECRET;
import static io.github.verifiedresponse.config.TestSettings.caf;
import static io.github.verifiedresponse.config.TestSettings.settingsOf;
import static io.github.verifiedresponse.config.TestSettings.shufti;
import static io.github.verifiedresponse.config.TestSettings.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every doubt is an exception at start, which names the setting and the mend and no secret. */
class VerifiersRefusalTest {
  private static final String DURATION = "write an ISO 8601 duration such as PT5M or P1D";
  private static final String SIZE = "write a size such as 65536, 256KiB or 2MiB";

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "scheme|auto|'auto' is not a scheme: use a name in docs/vendors.md, such as caf,",
        "scheme|try-all|is not a scheme",
        "scheme|CAF|is not a scheme",
        "scheme|Caf|is not a scheme",
        "algorithm|hs256|use one of [HS256, HS384, HS512]",
        "algorithm|none|use one of [HS256, HS384, HS512]",
        "product|FACE_LIVENESS|use one of face-liveness, face-authentication, any",
        "strict-uri|no|write true or false",
        "max-age|5m|" + DURATION,
        "max-age|300|" + DURATION,
        "max-age|PT0S|set max-age to more than zero and at most ten years",
        "max-age|-PT5M|set max-age to more than zero and at most ten years",
        "max-age|P4000D|set max-age to more than zero and at most ten years",
        "clock-skew|30s|" + DURATION,
        "clock-skew|PT2H|set clock-skew to zero or more, and at most one hour",
        "replay-retention|30d|" + DURATION,
        "replay-retention|PT0S|set replay-retention to more than zero",
        "max-body|256kb|" + SIZE,
        "max-body|1GiB|" + SIZE,
        "max-body|-1|" + SIZE,
        "max-body|1.5MiB|" + SIZE,
        "max-body|9999999999|" + SIZE,
        "max-body|0|set max-body to between 1 byte and 64MiB",
        "max-body|65MiB|set max-body to between 1 byte and 64MiB",
        "max-body|999999999MiB|set max-body to between 1 byte and 64MiB",
        "entity|body|use one of message, payload",
        "accept|APPROVED|use one of approved, declined, pending, unknown",
        "accept|any,approved|use one of approved, declined, pending, unknown",
        "accept|approved,|write values with one comma between them",
        "binding|/personId=header:X-Person|use none, or a JSON pointer, an equals sign and one of"
            + " principal, session:NAME",
        "replay-guard|redis|use memory, jdbc:JNDI-NAME or jcache:CACHE-NAME, or disabled",
        "replay-guard|jdbc:ldap://127.0.0.1/x|a JNDI name is plain or starts with java:",
        "replay-guard|jdbc:jdbc/none|the server has no object with this JNDI name: declare it in"
            + " the server, or correct the name",
        "replay-guard|jcache:none|there is no such cache: declare it in the provider's own"
            + " configuration",
        "replay-capacity|0|write a whole number from 1 to 999999999",
        "replay-capacity|1e6|write a whole number from 1 to 999999999",
        "carrier|cookie:x|use body, header:NAME, form:NAME, query:NAME",
        "carrier|header|use body, header:NAME, form:NAME, query:NAME",
        "carrier|header:|use body, header:NAME, form:NAME, query:NAME",
        "carrier|body:x|use body, header:NAME, form:NAME, query:NAME",
        "carrier|json:token|write a JSON pointer, which starts with a slash and names a field",
        "carrier|json:/a,/b,/c|write one pointer, or two with a comma",
        "carrier|json:/a,|write one pointer, or two with a comma"
      })
  void refusesAValue(String key, String value, String message) {
    String name = "verified-response.caf." + key;

    assertRefused(caf(key, value), name + "='" + value + "'", message);
  }

  @Test
  void refusesAClientAndAVendorInOneScope() {
    Map<String, String> both =
        with(
            shufti("sender", "vendor"),
            settingsOf("relayed", "scheme", "shufti-pro", "secret", OTHER_SECRET));

    assertRefused(
        both,
        "'shufti' and 'relayed' record the used results of one scope ('shufti-pro')",
        "if a phone relays a result first, the vendor's call-back would be acknowledged",
        "give one of them its own replay-scope");
    Verifiers.of(with(both, settingsOf("shufti", "replay-scope", "call-backs")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("combinations")
  void refusesACombination(String row, Map<String, String> settings, String message) {
    assertRefused(settings, message);
  }

  static Stream<Object[]> combinations() {
    return Stream.of(
        row(
            "media-types without carrier=body",
            caf("carrier", "header:X", "media-types", "text/plain"),
            "verified-response.caf.media-types only applies with carrier=body: remove it"),
        row(
            "product on Shufti Pro",
            shufti("product", "any"),
            "verified-response.shufti.product only applies with scheme=caf: remove it"),
        row(
            "algorithm on Shufti Pro",
            shufti("algorithm", "HS256"),
            "verified-response.shufti.algorithm only applies with scheme=caf: remove it"),
        row(
            "AT-161 max-age on Shufti Pro",
            shufti("max-age", "PT5M"),
            "verified-response.shufti.max-age cannot be checked, because the scheme signs no time:"
                + " remove it"),
        row(
            "clock-skew on Shufti Pro",
            shufti("clock-skew", "PT5S"),
            "verified-response.shufti.clock-skew cannot be checked"),
        row(
            "a capacity without memory",
            caf("replay-guard", "disabled", "replay-capacity", "10"),
            "verified-response.caf.replay-capacity only applies with replay-guard=memory:"
                + " remove it"),
        row(
            "a table without a database",
            caf("store-table", "used"),
            "verified-response.caf.store-table only applies with a jdbc: store: remove it"),
        row(
            "a cache manager without a cache",
            caf("cache-manager", "x"),
            "verified-response.caf.cache-manager only applies with a jcache: store: remove"
                + " it"),
        row(
            "a time-out without a store",
            caf("store-timeout", "PT1S"),
            "verified-response.caf.store-timeout only applies with a jdbc:, jcache:, bean: or a"
                + " module's store: remove it"),
        row(
            "references without a binding to them",
            caf("references", "memory"),
            "verified-response.caf.references only applies with a binding to issued-to::"
                + " remove it"),
        row(
            "references that end at once",
            caf("binding", "/personId=issued-to:principal", "reference-lifetime", "PT0S"),
            "verified-response.caf.reference-lifetime='PT0S': keep a reference open for more"
                + " than zero seconds"),
        row(
            "references nowhere",
            caf("binding", "/personId=issued-to:principal", "references", "disabled"),
            "verified-response.caf.references='disabled': use memory, jdbc:JNDI-NAME or"
                + " jcache:CACHE-NAME"),
        row(
            "one memory with two sizes",
            with(
                caf("replay-capacity", "10"),
                settingsOf("again", "scheme", "caf", "secret", SECRET, "replay-capacity", "20")),
            "another verifier also uses it, with different store settings: use the same settings"
                + " for both"),
        row(
            "tenants without files",
            caf("tenant", "header:X-Tenant"),
            "verified-response.caf.secret has no effect with tenant, whose secrets are files:"
                + " remove it"),
        row(
            "AT-012 one secret in two kinds of scheme",
            with(caf(), shufti("secret", SECRET)),
            "give each scheme its own secret"),
        row(
            "AT-046 both forms of Shufti Pro for one secret",
            with(
                shufti(),
                settingsOf(
                    "old", "scheme", "shufti-pro-legacy", "secret", TestSettings.OTHER_SECRET)),
            "an account of Shufti Pro has one form, not both"),
        row(
            "AT-043 an unresolved value",
            caf("max-age", "${MAX_AGE}"),
            "verified-response.caf.max-age contains an unresolved ${…}"),
        row(
            "a misspelt key",
            caf("max-agee", "PT5M"),
            "verified-response.caf.max-agee is not a setting: did you mean"
                + " verified-response.caf.max-age?"),
        row(
            "a key that is near none",
            caf("colour", "blue"),
            "verified-response.caf.colour is not a setting: use one of claim, alg, carrier, or"
                + " another setting in docs/configuration.md, after the verifier's name"),
        row(
            "a value about secrets, which is not shown",
            caf("allow-short-secret", "TRUE"),
            "verified-response.caf.allow-short-secret: write true or false"),
        row(
            "a key without a verifier",
            with(caf(), Map.of("verified-response.max-age", "PT5M")),
            "verified-response.max-age is not a setting"),
        row(
            "a key with a part too many",
            with(caf(), Map.of("verified-response.caf.max.age", "PT5M")),
            "verified-response.caf.max.age is not a setting"),
        row(
            "a misspelt environment variable",
            with(caf(), Map.of("VERIFIED_RESPONSE_CAF_MAXAGE", "PT5M")),
            "VERIFIED_RESPONSE_CAF_MAXAGE is not a setting"),
        row(
            "an environment variable without a verifier",
            with(caf(), Map.of("VERIFIED_RESPONSE_MAX_BODY", "1")),
            "VERIFIED_RESPONSE_MAX_BODY is not a setting"),
        row(
            "a verifier's name that is not kebab-case",
            settingsOf("Caf", "scheme", "caf", "secret", SECRET),
            "a verifier's name must be in kebab-case"));
  }

  @Test
  void namesBothVerifiersThatShareASecret() {
    assertRefused(
        with(caf(), shufti("secret", SECRET)),
        "verified-response.shufti.secret is also a secret of 'caf', which has another scheme");
  }

  @Test
  void namesBothVerifiersThatShareThePlaceOfTheirTenantsSecrets() {
    String place = "/run/secrets/{tenant}/kyc";
    assertRefused(
        with(
            settingsOf("a", "scheme", "caf", "tenant", "header:X-Tenant", "secret-file", place),
            settingsOf(
                "b", "scheme", "shufti-pro", "tenant", "header:X-Tenant", "secret-file", place)),
        "secret-file=" + place + " of 'b' is also where the secrets are read for 'a'");
  }

  @ParameterizedTest
  @CsvSource({
    "razorpay-order, razorpay-subscription",
    "razorpay-payment-link, razorpay-order",
    "telegram-login-widget, telegram-web-app"
  })
  void takesOneSecretForTheResultsOfOneAccountThatAreToldApart(String first, String second) {
    Verifiers verifiers =
        Verifiers.of(
            with(
                settingsOf("first", "scheme", first, "secret", SECRET),
                settingsOf("second", "scheme", second, "secret", SECRET)));

    assertThat(verifiers.named("first").name()).isEqualTo("first");
  }

  @Test
  void namesTheVerifiersThatThereAreWhenOneIsUnknown() {
    Verifiers verifiers = Verifiers.of(with(caf(), shufti()));

    assertThatThrownBy(() -> verifiers.named("cafe"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "there is no verifier named 'cafe': did you mean 'caf'? If not, set"
                + " verified-response.cafe.scheme, or use one of [caf, shufti] [VR-1003]");
  }

  @Test
  void showsAStrangeValueCutAndPrintable() {
    assertRefused(
        caf("entity", "line\nbreak\u00e9" + "x".repeat(100)),
        "'line?break?" + "x".repeat(53) + "…': use one of");
  }

  private static Object[] row(String name, Map<String, String> settings, String message) {
    return new Object[] {name, settings, message};
  }
}
