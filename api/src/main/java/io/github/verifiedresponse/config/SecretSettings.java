package io.github.verifiedresponse.config;

import io.github.verifiedresponse.config.Setting.Rule;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.key.Secrets;
import io.github.verifiedresponse.key.Tenant;
import io.github.verifiedresponse.key.TenantKeys;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.scheme.Deployment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the secrets of one verifier are, and for how long. */
final class SecretSettings {
  private static final List<String> CURRENT =
      List.of("secret", "secret-env", "secret-file", "secret-bean");
  private static final List<String> PREVIOUS =
      List.of("previous-secret", "previous-secret-env", "previous-secret-file");
  private static final Rule NO_TENANT =
      Rule.only("has no effect with tenant", it -> !hasTenant(it));
  private static final Rule NO_FILES =
      Rule.only("has no effect with tenant, whose secrets are files", it -> !hasTenant(it));

  private static final Rule NO_BEAN =
      Rule.only(
          "has no effect with secret-bean, which itself decides what is accepted",
          it -> !it.isSet(SecretSettings.SECRET_BEAN));

  /** A secret that was written here by mistake is not repeated in the message. */
  private static final Rule IS_VARIABLE =
      Rule.not(
          Mistake.SECRET,
          " is not the name of an environment variable: write its name",
          (settings, text) -> !text.matches("[A-Za-z_][A-Za-z0-9_]*"));

  static final SettingGroup ALL = new SettingGroup(Mistake.SECRET, SchemeSettings.SHARES_SECRET);

  static final Setting<Tenant> TENANT =
      ALL.setting("tenant", "", SettingValues::tenant)
          .means(
              "Where a request names its tenant: `header:NAME`, or `path:NUMBER` with the path's"
                  + " segments numbered from 1. Each tenant has its own secret in `secret-file`,"
                  + " whose path must then contain `{tenant}`.");
  static final Setting<String> SECRET =
      ALL.way(
              "secret",
              CURRENT,
              NO_FILES,
              Rule.needed(
                  "set exactly one of secret, secret-env, secret-file",
                  it ->
                      !hasTenant(it)
                          && !SchemeSettings.takesPublicKey(it)
                          && current(it).isEmpty()))
          .means("The vendor's secret. Exactly one of `secret`, `secret-env`, `secret-file`.");
  static final Setting<String> SECRET_ENV =
      ALL.way("secret-env", CURRENT, NO_FILES, IS_VARIABLE)
          .means("The environment variable that contains the secret.");
  static final Setting<String> SECRET_FILE =
      ALL.way(
              "secret-file",
              CURRENT,
              Rule.needed(
                  "with tenant, set it to a path such as /run/secrets/{tenant}/caf",
                  SecretSettings::hasTenant))
          .means(
              "The file that contains the secret. It is reloaded when it changes; one final line"
                  + " break is ignored.");
  static final Setting<String> SECRET_BEAN =
      ALL.way("secret-bean", CURRENT, NO_FILES)
          .means("With the Spring Boot starter: the name of a bean of the type `KeySource`.");
  static final Setting<Duration> SECRET_FILE_OVERLAP =
      ALL.setting(
              "secret-file-overlap",
              "PT0S",
              SettingValues::duration,
              Rule.only("only applies with secret-file", it -> it.isSet(SECRET_FILE), SECRET_FILE))
          .means(
              "With `secret-file`: how long the previous secret is still accepted after the file"
                  + " changes, up to `P7D`. Zero if the previous secret must be refused"
                  + " immediately.");
  static final Setting<Duration> SECRET_FILE_GRACE =
      ALL.setting(
              "secret-file-grace",
              "PT1H",
              SettingValues::duration,
              NO_TENANT,
              Rule.only(
                  "only applies with secret-file or previous-secret-file",
                  it -> it.isSet(SECRET_FILE) || hasPreviousFile(it),
                  SECRET_FILE))
          .means(
              "How long a secret is still accepted, with a warning, after its file was deleted, up"
                  + " to `P7D`; after that, requests are answered with 503 until the file is"
                  + " restored.");
  static final Setting<String> PREVIOUS_SECRET =
      ALL.way("previous-secret", PREVIOUS, NO_FILES, NO_BEAN)
          .means(
              "The secret that is being replaced, accepted until `previous-secret-until`. Exactly"
                  + " one of `previous-secret`, `previous-secret-env`, `previous-secret-file`.");
  static final Setting<String> PREVIOUS_SECRET_ENV =
      ALL.way("previous-secret-env", PREVIOUS, NO_FILES, NO_BEAN, IS_VARIABLE)
          .means("The environment variable that contains the secret that is being replaced.");
  static final Setting<String> PREVIOUS_SECRET_FILE =
      ALL.way("previous-secret-file", PREVIOUS, NO_FILES, NO_BEAN)
          .means(
              "The file that contains the secret that is being replaced. It is reloaded when it"
                  + " changes; until then it may contain the current secret.");
  static final Setting<Instant> PREVIOUS_SECRET_UNTIL =
      ALL.setting(
              "previous-secret-until",
              "",
              SettingValues::instant,
              NO_TENANT,
              Rule.only("has no effect without a previous secret", it -> previous(it).isPresent()),
              Rule.needed(
                  "set it to the time at which the previous secret ends, such as"
                      + " 2026-12-01T00:00:00Z",
                  it -> previous(it).isPresent()))
          .means(
              "The time from which the previous secret is no longer accepted, such as"
                  + " `2026-12-01T00:00:00Z`.");
  static final Setting<Boolean> ALLOW_SHORT_SECRET =
      ALL.setting("allow-short-secret", "false", SettingValues.BOOLEAN, NO_BEAN)
          .means(
              "`true` accepts a secret of 16 to 31 bytes, with a warning at start-up; shorter"
                  + " secrets are always refused.");
  static final Setting<Boolean> ALLOW_SAMPLE_SECRET =
      ALL.setting(
              "allow-sample-secret",
              "false",
              SettingValues.BOOLEAN,
              NO_BEAN,
              Rule.only(
                  "has no effect with secret files",
                  it -> !hasTenant(it) && !it.isSet(SECRET_FILE) && !hasPreviousFile(it)))
          .means(
              "`true` accepts a publicly known sample secret of at least 16 bytes, such as a key"
                  + " printed in the vendor's documentation, with a warning at start-up. For"
                  + " demonstrations only.");
  private static final Setting<String> KEY_FORMAT =
      ALL.setting("key-format", "", text -> text)
          .means(
              "How the key is encoded in the secret's text: `utf8`, `hex`, `base64`, `base64url` or"
                  + " `whsec`; the scheme's own by default.");

  private final SettingReader settings;
  private final ApplicationBeans beans;
  private final boolean allowShort;
  private final boolean allowSample;

  SecretSettings(SettingReader settings, ApplicationBeans beans) {
    this.settings = settings;
    this.beans = beans;
    this.allowShort = settings.get(ALLOW_SHORT_SECRET);
    this.allowSample = settings.get(ALLOW_SAMPLE_SECRET);
  }

  private static boolean hasTenant(SettingReader settings) {
    return settings.isSet(TENANT);
  }

  private static boolean hasPreviousFile(SettingReader settings) {
    return settings.isSet(PREVIOUS_SECRET_FILE);
  }

  private static Optional<Setting<String>> current(SettingReader settings) {
    return Stream.of(SECRET, SECRET_ENV, SECRET_FILE, SECRET_BEAN)
        .filter(settings::isSet)
        .findFirst();
  }

  private static Optional<Setting<String>> previous(SettingReader settings) {
    return Stream.of(PREVIOUS_SECRET, PREVIOUS_SECRET_ENV, PREVIOUS_SECRET_FILE)
        .filter(settings::isSet)
        .findFirst();
  }

  /**
   * Where the secrets come from, and for the checks across verifiers those that there are at start.
   *
   * @param elsewhere the setting and the place of others, which are known later; may be empty
   */
  record Configured(KeySource source, List<Secret> atStart, String elsewhere) {
    Configured(KeySource source, List<Secret> atStart) {
      this(source, atStart, "");
    }
  }

  Configured read() {
    return settings.find(TENANT).map(this::perTenant).orElseGet(this::ofOneAccount);
  }

  /** {@return what the scheme is given of them} */
  Deployment deployment(Configured secrets) {
    Deployment deployment = Deployment.of(secrets.source());
    return settings
        .find(KEY_FORMAT)
        .map(form -> settings.naming(KEY_FORMAT, () -> deployment.withKeyForm(form)))
        .orElse(deployment);
  }

  private Configured perTenant(Tenant tenant) {
    settings.naming(SECRET_FILE, () -> tenantFiles(Duration.ZERO)); // or says why not
    Duration overlap = settings.get(SECRET_FILE_OVERLAP);
    TenantKeys keys = settings.naming(SECRET_FILE_OVERLAP, () -> tenantFiles(overlap));
    return elsewhere(SECRET_FILE, Keys.perTenant(tenant, keys));
  }

  private Configured elsewhere(Setting<String> place, KeySource source) {
    return new Configured(source, List.of(), place.key() + "=" + settings.get(place));
  }

  private TenantKeys tenantFiles(Duration overlap) {
    String path = settings.get(SECRET_FILE);
    return allowShort ? Keys.filesWithShortSecrets(path, overlap) : Keys.files(path, overlap);
  }

  private Configured ofOneAccount() {
    Setting<String> place = current(settings).orElseThrow();
    if (place.equals(SECRET_BEAN)) {
      return elsewhere(
          place, settings.naming(place, () -> beans.named(KeySource.class, settings.get(place))));
    }
    Secret current = secret(place);
    KeySource source = source(place, current, settings.get(SECRET_FILE_OVERLAP));
    return previous(settings)
        .map(previous -> rotating(current, source, previous))
        .orElseGet(() -> new Configured(source, List.of(current)));
  }

  private Configured rotating(Secret current, KeySource source, Setting<String> place) {
    Secret previous = secret(place);
    if (!previous.sameAs(current)) { // as staged before the change
      ConfigurationException.as( // refuses two of which one ends with the other
          Mistake.SHARED_SECRET, () -> Keys.of(current, previous));
    }
    KeySource going = source(place, previous, Duration.ZERO);
    return new Configured(
        Keys.rotating(source, going, settings.get(PREVIOUS_SECRET_UNTIL), Clock.systemUTC()),
        List.of(current, previous));
  }

  private Secret secret(Setting<String> place) {
    String where = settings.get(place);
    return switch (place.alternatives().indexOf(place.key())) {
      case 0 -> checked(settings.name(place), where);
      case 1 ->
          checked(shown(place, where), settings.naming(place, () -> Secrets.environment(where)));
      default ->
          checked(shown(place, where), settings.naming(place, () -> Secrets.file(Path.of(where))));
    };
  }

  private String shown(Setting<String> place, String where) {
    return settings.name(place) + "=" + where;
  }

  private static boolean isFile(Setting<String> place) {
    return place.key().endsWith("-file");
  }

  private Secret checked(String name, String text) {
    return ConfigurationException.as(
        Mistake.SECRET,
        () ->
            allowSample
                ? Secret.ofSample(name, text)
                : allowShort ? Secret.ofShort(name, text) : Secret.of(name, text));
  }

  private KeySource source(Setting<String> place, Secret secret, Duration overlap) {
    if (!isFile(place)) {
      return Keys.of(secret);
    }
    Path path = Path.of(settings.get(place));
    settings.naming(place, () -> file(path, Duration.ZERO, Duration.ZERO)); // or says why not
    settings.naming(SECRET_FILE_OVERLAP, () -> file(path, overlap, Duration.ZERO));
    Duration grace = settings.get(SECRET_FILE_GRACE);
    return settings.naming(SECRET_FILE_GRACE, () -> file(path, overlap, grace));
  }

  private KeySource file(Path path, Duration overlap, Duration grace) {
    return allowShort
        ? Keys.fileWithShortSecret(path, overlap, grace)
        : Keys.file(path, overlap, grace);
  }
}
