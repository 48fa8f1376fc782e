package io.github.verifiedresponse.config;

import io.github.verifiedresponse.Freshness;
import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.Secret;
import io.github.verifiedresponse.Sender;
import io.github.verifiedresponse.SignatureScheme;
import io.github.verifiedresponse.config.Stores.Kind;
import io.github.verifiedresponse.scheme.CafProduct;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settings of one verifier, read into the objects that they stand for. */
final class VerifierSettings {
  private final SettingReader settings;
  private final Stores stores;

  VerifierSettings(SettingReader settings, Stores stores) {
    this.settings = settings;
    this.stores = stores;
  }

  ConfiguredVerifier build() {
    ResponseVerifierBuilder builder = ResponseVerifier.named(settings.verifier());
    settings.check(
        mistake -> {
          throw mistake;
        });
    SecretSettings.Configured secrets = new SecretSettings(settings).read();
    SignatureScheme scheme =
        settings.get(SchemeSettings.SCHEME).maker().apply(settings, secrets.source());
    ReplayGuard guard = stores.guard(settings);
    BindingRule rule = settings.get(CheckSettings.BINDING);
    settings.applyTo(builder.scheme(scheme).replayGuard(guard));
    if (scheme.signsTime()) {
      builder.freshness(freshness());
    }
    return new ConfiguredVerifier(
        builder.binding(rule.binding(() -> stores.references(settings))).build(),
        scheme.name(),
        secrets.atStart(),
        guard,
        settings.find(CheckSettings.REPLAY_SCOPE).orElse(scheme.name()),
        settings.get(CheckSettings.SENDER),
        rule.isIssued() ? Optional.of(stores.references(settings)) : Optional.empty(),
        rule.bean(),
        warnings(secrets.atStart(), scheme.signsTime()));
  }

  private Freshness freshness() {
    Freshness freshness = settings.get(CheckSettings.MAX_AGE);
    return settings.naming(
        CheckSettings.CLOCK_SKEW,
        () -> freshness.withClockSkew(settings.get(CheckSettings.CLOCK_SKEW)));
  }

  private List<String> warnings(List<Secret> secrets, boolean signsTime) {
    List<String> warnings = new ArrayList<>(settings.warnings());
    boolean bound = settings.get(CheckSettings.BINDING).binds();
    if (!bound && settings.get(CheckSettings.SENDER) == Sender.CLIENT) {
      warnings.add(
          "binding=none: a genuine result of ANOTHER person is let through; bind results to your"
              + " caller, or compare them in your code");
    }
    boolean anyAge = signsTime && !settings.get(CheckSettings.MAX_AGE).isLimited();
    if (anyAge) {
      warnings.add("max-age=unlimited: results of any age are let through");
    }
    Kind guard = settings.get(Stores.REPLAY_GUARD).kind();
    if (guard == Kind.DISABLED) {
      warnings.add("replay-guard=disabled: one result can be used again and again");
    } else if (!bound && (anyAge || !signsTime)) {
      warnings.add(
          "no age limits a result and nothing binds it: a used result passes again after"
              + " replay-retention="
              + settings.text(CheckSettings.REPLAY_RETENTION)
              + (guard == Kind.MEMORY ? " and after a restart" : ""));
    }
    if (settings.get(SchemeSettings.PRODUCT) == CafProduct.ANY) {
      warnings.add("product=any: the outcome is unknown unless the result has a verdict");
    }
    secrets.stream()
        .filter(Secret::isShort)
        .map(secret -> secret.name() + " is shorter than 32 bytes: it can be guessed off line")
        .forEach(warnings::add);
    return warnings;
  }
}
