package io.github.verifiedresponse.config;

import io.github.verifiedresponse.KeySource;
import io.github.verifiedresponse.Secret;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secrets;
import io.github.verifiedresponse.key.Tenant;
import io.github.verifiedresponse.key.TenantKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The settings that say where the secrets of one verifier are, and for how long. */
final class SecretSettings {
  private static final List<Setting> CURRENT =
      List.of(Setting.SECRET, Setting.SECRET_ENV, Setting.SECRET_FILE);
  private static final List<Setting> PREVIOUS =
      List.of(Setting.PREVIOUS_SECRET, Setting.PREVIOUS_SECRET_ENV, Setting.PREVIOUS_SECRET_FILE);

  private final SettingReader settings;
  private final boolean allowShort;

  SecretSettings(SettingReader settings) {
    this.settings = settings;
    this.allowShort = settings.read(Setting.ALLOW_SHORT_SECRET, Values::bool);
  }

  /**
   * Where the secrets come from, and those that there are at start, for the checks across
   * verifiers.
   */
  record Configured(KeySource source, List<Secret> atStart) {}

  Configured read() {
    return settings.isSet(Setting.TENANT) ? perTenant() : ofOneAccount();
  }

  private Configured perTenant() {
    Stream.concat(CURRENT.stream(), PREVIOUS.stream())
        .filter(place -> place != Setting.SECRET_FILE)
        .forEach(
            place -> settings.refuse(place, "has no meaning with tenant, whose secrets are files"));
    settings.refuse(Setting.PREVIOUS_SECRET_UNTIL, "has no meaning with tenant");
    if (!settings.isSet(Setting.SECRET_FILE)) {
      throw new IllegalArgumentException(
          settings.name(Setting.SECRET_FILE)
              + " is not set: with tenant, set it to a path such as /run/secrets/{tenant}/caf");
    }
    Tenant tenant = settings.read(Setting.TENANT, Values::tenant);
    settings.read(Setting.SECRET_FILE, path -> tenantFiles(path, Duration.ZERO)); // or says why not
    TenantKeys keys =
        settings.read(
            Setting.SECRET_FILE_OVERLAP,
            said -> tenantFiles(settings.text(Setting.SECRET_FILE), Values.duration(said)));
    return new Configured(Keys.perTenant(tenant, keys), List.of());
  }

  private TenantKeys tenantFiles(String path, Duration overlap) {
    return allowShort ? Keys.filesWithShortSecrets(path, overlap) : Keys.files(path, overlap);
  }

  private Configured ofOneAccount() {
    Setting from = only(CURRENT, Setting.SECRET);
    Secret current = secret(from, CURRENT);
    if (from != Setting.SECRET_FILE) {
      settings.refuse(Setting.SECRET_FILE_OVERLAP, "has a meaning with secret-file only");
    }
    KeySource source = from == Setting.SECRET_FILE ? file(from, overlap()) : Keys.of(current);
    if (PREVIOUS.stream().noneMatch(settings::isSet)) {
      settings.refuse(Setting.PREVIOUS_SECRET_UNTIL, "has no meaning without a previous secret");
      return new Configured(source, List.of(current));
    }
    Setting place = only(PREVIOUS, Setting.PREVIOUS_SECRET);
    Secret previous = secret(place, PREVIOUS);
    if (!previous.sameAs(current)) { // as staged before the change
      Keys.of(current, previous); // refuses two of which one ends with the other
    }
    KeySource going =
        place == Setting.PREVIOUS_SECRET_FILE ? file(place, Duration.ZERO) : Keys.of(previous);
    return new Configured(
        Keys.rotating(source, going, until(), Clock.systemUTC()), List.of(current, previous));
  }

  private Duration overlap() {
    return settings.read(Setting.SECRET_FILE_OVERLAP, Values::duration);
  }

  private Instant until() {
    if (!settings.isSet(Setting.PREVIOUS_SECRET_UNTIL)) {
      throw new IllegalArgumentException(
          settings.name(Setting.PREVIOUS_SECRET_UNTIL)
              + " is not set: say when the previous secret ends, such as 2026-12-01T00:00:00Z");
    }
    return settings.read(Setting.PREVIOUS_SECRET_UNTIL, Values::instant);
  }

  private Setting only(List<Setting> places, Setting first) {
    List<Setting> said = places.stream().filter(settings::isSet).toList();
    if (said.size() != 1) {
      throw new IllegalArgumentException(
          settings.name(first)
              + (said.isEmpty() ? " is not set" : " is set in more than one way")
              + ": set exactly one of "
              + String.join(", ", places.stream().map(Setting::key).toList()));
    }
    return said.get(0);
  }

  /** The places stand in one order: the value, the variable, the file. */
  private Secret secret(Setting from, List<Setting> places) {
    String text =
        switch (places.indexOf(from)) {
          case 0 -> settings.text(from);
          case 1 -> environment(from);
          default -> settings.read(from, value -> Secrets.file(Path.of(value)));
        };
    boolean value = from == places.get(0);
    String name = value ? settings.name(from) : settings.name(from) + "=" + settings.text(from);
    return allowShort ? Secret.ofShort(name, text) : Secret.of(name, text);
  }

  /** A secret that was written here by mistake is not repeated in the message. */
  private String environment(Setting from) {
    if (!settings.text(from).matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new IllegalArgumentException(
          settings.name(from) + " is not the name of an environment variable: write its name");
    }
    return settings.read(from, Secrets::environment);
  }

  private KeySource file(Setting place, Duration overlap) {
    Path path = Path.of(settings.text(place));
    Setting said = overlap.isZero() ? place : Setting.SECRET_FILE_OVERLAP;
    return settings.read(
        said,
        value -> allowShort ? Keys.fileWithShortSecret(path, overlap) : Keys.file(path, overlap));
  }
}
