package io.github.verifiedresponse.config;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.VerificationListener;
import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.config.StorePlace.Kind;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.mistake.Mistakes;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.result.Sender;
import io.github.verifiedresponse.scheme.Deployment;
import io.github.verifiedresponse.scheme.SignatureScheme;
import io.github.verifiedresponse.scheme.Vendor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settings of one verifier, read into the objects that they describe. */
final class VerifierSettings {
  /** Caf's variant that any result of it is. */
  private static final String ANY = "any";

  private final SettingReader settings;
  private final Stores stores;
  private final ApplicationBeans beans;
  private final Clock clock;
  private final List<VerificationListener> listeners;

  VerifierSettings(
      SettingReader settings,
      Stores stores,
      ApplicationBeans beans,
      Clock clock,
      List<VerificationListener> listeners) {
    this.settings = settings;
    this.stores = stores;
    this.beans = beans;
    this.clock = clock;
    this.listeners = listeners;
  }

  /**
   * {@return the verifier}
   *
   * @throws ConfigurationException with all mistakes that were found
   */
  ConfiguredVerifier build() {
    Mistakes mistakes = new Mistakes();
    Optional<ResponseVerifierBuilder> named = mistakes.find(this::named);
    mistakes.in(settings::check);
    mistakes.report();
    ResponseVerifierBuilder builder = named.orElseThrow();
    Vendor vendor = SchemeSettings.vendor(settings).orElseThrow();
    Optional<Keyed> keyed = mistakes.find(() -> keyed(vendor));
    if (settings.isSet(Stores.REPLAY_GUARD)) {
      mistakes.in(() -> stores.guard(settings));
    }
    BindingRule rule = settings.get(CheckSettings.BINDING).among(beans);
    if (rule.isIssued()) {
      mistakes.in(() -> stores.references(settings));
    }
    mistakes.in(() -> stores.refuseUnread(settings));
    mistakes.in(() -> settings.applyTo(builder));
    keyed.ifPresent(it -> mistakes.in(() -> carrier(it.scheme()).ifPresent(builder::carrier)));
    mistakes.report();
    return built(builder, vendor, keyed.orElseThrow(), rule);
  }

  private ResponseVerifierBuilder named() {
    try {
      ResponseVerifierBuilder builder = ResponseVerifier.named(settings.verifier()).clock(clock);
      listeners.forEach(builder::listener);
      return builder;
    } catch (IllegalArgumentException e) {
      throw ConfigurationException.of(Mistake.VERIFIER_NAME, String.valueOf(e.getMessage()))
          .at(settings.name(SchemeSettings.SCHEME));
    }
  }

  private ConfiguredVerifier built(
      ResponseVerifierBuilder builder, Vendor vendor, Keyed keyed, BindingRule rule) {
    SignatureScheme scheme = keyed.scheme();
    ReplayGuard guard = guard(scheme);
    builder.scheme(scheme).replayGuard(guard);
    if (scheme.signsTime()) {
      builder.freshness(freshness(scheme));
    }
    builder.binding(rule.binding(() -> stores.references(settings)));
    return new ConfiguredVerifier(
        ConfigurationException.as(Mistake.CONTRADICTION, builder::build),
        vendor.keyOwner(),
        keyed.secrets(),
        keyed.elsewhere(),
        guard,
        settings.find(CheckSettings.REPLAY_SCOPE).orElse(scheme.name()),
        sender(scheme),
        rule.isIssued() ? Optional.of(stores.references(settings)) : Optional.empty(),
        rule.bean(),
        warnings(vendor, keyed));
  }

  /** A scheme, the shared secrets that there are at start, and the place of others. */
  private record Keyed(SignatureScheme scheme, List<Secret> secrets, String elsewhere) {}

  private Keyed keyed(Vendor vendor) {
    return SchemeSettings.takesPublicKey(settings) ? publicly(vendor) : secretly(vendor);
  }

  private Keyed publicly(Vendor vendor) {
    Deployment keys = PublicKeySettings.read(settings, vendor, beans).withClock(clock);
    return new Keyed(SchemeSettings.scheme(settings, keys), List.of(), "");
  }

  private Keyed secretly(Vendor vendor) {
    SecretSettings from = new SecretSettings(settings, beans);
    SecretSettings.Configured secrets = from.read();
    Deployment keys = from.deployment(secrets).withClock(clock);
    SignatureScheme scheme = SchemeSettings.scheme(settings, keys);
    secrets.atStart().forEach(secret -> requireReadable(vendor, keys, secret));
    return new Keyed(scheme, secrets.atStart(), secrets.elsewhere());
  }

  private static void requireReadable(Vendor vendor, Deployment keys, Secret secret) {
    try {
      vendor.requireReadable(secret, keys);
    } catch (IllegalArgumentException e) {
      throw ConfigurationException.of(Mistake.SECRET, secret.name() + ": " + e.getMessage());
    }
  }

  /** What is presented again and again is counted nowhere. */
  private ReplayGuard guard(SignatureScheme scheme) {
    return scheme.isSession() && !settings.isSet(Stores.REPLAY_GUARD)
        ? ReplayGuard.disabled()
        : stores.guard(settings);
  }

  private Freshness freshness(SignatureScheme scheme) {
    Freshness freshness = maxAge(scheme);
    return settings.naming(
        CheckSettings.CLOCK_SKEW,
        () -> freshness.withClockSkew(settings.get(CheckSettings.CLOCK_SKEW)));
  }

  private Freshness maxAge(SignatureScheme scheme) {
    return settings.find(CheckSettings.MAX_AGE).orElseGet(scheme::freshness);
  }

  private Optional<Carrier> carrier(SignatureScheme scheme) {
    return new PartSettings(settings, scheme).carrier();
  }

  private Sender sender(SignatureScheme scheme) {
    return settings
        .find(CheckSettings.SENDER)
        .orElseGet(new PartSettings(settings, scheme)::sender);
  }

  private List<String> warnings(Vendor vendor, Keyed keyed) {
    List<String> warnings = new ArrayList<>(settings.warnings());
    SignatureScheme scheme = keyed.scheme();
    boolean bound = settings.get(CheckSettings.BINDING).binds();
    if (!bound && sender(scheme) == Sender.CLIENT) {
      warnings.add(
          "binding=none: a genuine result of ANOTHER person is accepted; bind results to your"
              + " caller, or compare them in your code");
    }
    boolean anyAge = scheme.signsTime() && !maxAge(scheme).isLimited();
    if (anyAge) {
      warnings.add("max-age=unlimited: results of any age are accepted");
    }
    if (!scheme.isSession()) {
      warnOfReplays(warnings, !bound && (anyAge || !scheme.signsTime()));
    }
    if (vendor.variant().equals(ANY)) {
      warnings.add("product=any: the outcome is unknown unless the result has a verdict");
    }
    if (settings.get(SecretSettings.ALLOW_SAMPLE_SECRET)) {
      warnings.add(
          "allow-sample-secret=true: anyone who knows the sample can sign results; never use it in"
              + " production");
    }
    keyed.secrets().stream()
        .filter(Secret::isShort)
        .map(
            secret ->
                secret.name()
                    + " is shorter than 32 bytes: it may be found by an offline brute-force attack")
        .forEach(warnings::add);
    return warnings;
  }

  private void warnOfReplays(List<String> warnings, boolean onlyTheGuardLimits) {
    Kind guard = settings.get(Stores.REPLAY_GUARD).kind();
    if (guard == Kind.DISABLED) {
      warnings.add("replay-guard=disabled: a result can be used any number of times");
    } else if (onlyTheGuardLimits) {
      warnings.add(
          "neither an age nor a binding limits a result: a used result is accepted again after"
              + " replay-retention="
              + settings.text(CheckSettings.REPLAY_RETENTION)
              + (guard == Kind.MEMORY ? " and after a restart" : ""));
    }
  }
}
