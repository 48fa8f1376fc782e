package io.github.verifiedresponse.config;

import io.github.verifiedresponse.Binding;
import io.github.verifiedresponse.Carrier;
import io.github.verifiedresponse.Entity;
import io.github.verifiedresponse.Freshness;
import io.github.verifiedresponse.GiveBack;
import io.github.verifiedresponse.KeySource;
import io.github.verifiedresponse.OnNotAccepted;
import io.github.verifiedresponse.OnReplay;
import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.Secret;
import io.github.verifiedresponse.Sender;
import io.github.verifiedresponse.SignatureScheme;
import io.github.verifiedresponse.binding.References;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.HmacAlgorithm;
import io.github.verifiedresponse.scheme.Schemes;
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
    SecretSettings.Configured secrets = new SecretSettings(settings).read();
    SignatureScheme scheme = scheme(secrets.source());
    builder.scheme(scheme).carrier(carrier(scheme));
    freshness(scheme).ifPresent(builder::freshness);
    builder.binding(binding());
    builder.accept(settings.read(Setting.ACCEPT, Values::outcomes));
    settings.ifSet(Setting.REQUIRE, value -> builder.require(Requirements.read(value)));
    ReplayGuard guard = stores.guard(settings);
    builder.replayGuard(guard);
    replay(builder);
    settings.ifSet(Setting.MAX_BODY, value -> builder.maxBody(Values.bytes(value)));
    settings.ifSet(Setting.ENTITY, value -> builder.entity(Values.constant(Entity.class, value)));
    settings.ifSet(Setting.STRICT_URI, value -> builder.strictUri(Values.bool(value)));
    String boundTo = settings.text(Setting.BINDING);
    return new ConfiguredVerifier(
        builder.build(),
        scheme.name(),
        secrets.atStart(),
        new Counting(guard, settings.value(Setting.REPLAY_SCOPE).orElse(scheme.name()), sender()),
        Bindings.usesReferences(boundTo)
            ? Optional.of(stores.references(settings))
            : Optional.empty(),
        Bindings.bean(boundTo),
        warnings(secrets.atStart(), scheme.signsTime()));
  }

  private SignatureScheme scheme(KeySource secrets) {
    String name = settings.text(Setting.SCHEME);
    if (!name.equals("caf")) {
      settings.refuse(Setting.PRODUCT, "has a meaning with scheme=caf only");
      settings.refuse(Setting.ALGORITHM, "has a meaning with scheme=caf only");
    }
    return switch (name) {
      case "caf" ->
          Schemes.caf(
              settings.read(Setting.PRODUCT, v -> Values.constant(CafProduct.class, v)),
              settings.read(Setting.ALGORITHM, v -> Values.exactConstant(HmacAlgorithm.class, v)),
              secrets);
      case "shufti-pro" -> Schemes.shuftiPro(secrets);
      case "shufti-pro-legacy" -> Schemes.shuftiProLegacy(secrets);
      default -> throw noScheme(name);
    };
  }

  private IllegalArgumentException noScheme(String name) {
    String problem =
        name.isEmpty() ? " is not set" : "=" + Values.quoted(name) + " is not a scheme";
    return new IllegalArgumentException(
        settings.name(Setting.SCHEME)
            + problem
            + ": use caf, shufti-pro or shufti-pro-legacy; a scheme is never guessed");
  }

  private Carrier carrier(SignatureScheme scheme) {
    if (!settings.text(Setting.CARRIER).equals("body")) {
      settings.refuse(Setting.MEDIA_TYPES, "has a meaning with carrier=body only");
      return settings.read(Setting.CARRIER, Values::carrier);
    }
    return settings.isSet(Setting.MEDIA_TYPES)
        ? settings.read(
            Setting.MEDIA_TYPES, types -> Carrier.body(Values.list(types).toArray(String[]::new)))
        : scheme.carrier();
  }

  private Optional<Freshness> freshness(SignatureScheme scheme) {
    if (!scheme.signsTime()) {
      settings.refuse(Setting.MAX_AGE, "cannot be checked, because the scheme signs no time");
      settings.refuse(Setting.CLOCK_SKEW, "cannot be checked, because the scheme signs no time");
      settings.refuse(
          Setting.REFUSE_BEFORE_START, "cannot be checked, because the scheme signs no time");
      return Optional.empty();
    }
    Freshness freshness = settings.read(Setting.MAX_AGE, Values::freshness);
    return Optional.of(
        settings.read(Setting.CLOCK_SKEW, v -> freshness.withClockSkew(Values.duration(v))));
  }

  private Binding binding() {
    return settings.read(
        Setting.BINDING, value -> Bindings.read(value, () -> stores.references(settings)));
  }

  private void replay(ResponseVerifierBuilder builder) {
    settings.ifSet(Setting.REPLAY_SCOPE, value -> builder.replayScope(Values.name(value)));
    settings.ifSet(
        Setting.REPLAY_RETENTION, value -> builder.replayRetention(Values.duration(value)));
    builder.sender(sender());
    settings.ifSet(
        Setting.ON_REPLAY, value -> builder.onReplay(Values.constant(OnReplay.class, value)));
    settings.ifSet(
        Setting.ON_NOT_ACCEPTED,
        value -> builder.onNotAccepted(Values.constant(OnNotAccepted.class, value)));
    settings.ifSet(
        Setting.GIVE_BACK, value -> builder.giveBack(Values.constant(GiveBack.class, value)));
    settings.ifSet(Setting.CLAIM_TIMEOUT, value -> builder.claimTimeout(Values.duration(value)));
  }

  private List<String> warnings(List<Secret> secrets, boolean signsTime) {
    List<String> warnings = new ArrayList<>();
    boolean bound = !settings.text(Setting.BINDING).equals("none");
    boolean byVendor = sender() == Sender.VENDOR;
    if (!bound && !byVendor) {
      warnings.add(
          "binding=none: a genuine result of ANOTHER person is let through; bind results to your"
              + " caller, or compare them in your code");
    }
    boolean anyAge = settings.value(Setting.MAX_AGE).filter("unlimited"::equals).isPresent();
    if (anyAge) {
      warnings.add("max-age=unlimited: results of any age are let through");
    }
    String guard = settings.text(Setting.REPLAY_GUARD);
    if (guard.equals("disabled")) {
      warnings.add("replay-guard=disabled: one result can be used again and again");
    } else if (!bound && (anyAge || !signsTime)) {
      warnings.add(
          "no age limits a result and nothing binds it: a used result passes again after"
              + " replay-retention="
              + settings.text(Setting.REPLAY_RETENTION)
              + (guard.equals("memory") ? " and after a restart" : ""));
    }
    if (settings.text(Setting.PRODUCT).equals("any")) {
      warnings.add("product=any: the outcome is unknown unless the result has a verdict");
    }
    secrets.stream()
        .filter(Secret::isShort)
        .map(secret -> secret.name() + " is shorter than 32 bytes: it can be guessed off line")
        .forEach(warnings::add);
    return warnings;
  }

  private Sender sender() {
    return settings.read(Setting.SENDER, value -> Values.constant(Sender.class, value));
  }

  /** Where results count once, and in which space. */
  record Counting(ReplayGuard guard, String scope, Sender sender) {}

  /** A verifier, what the checks across verifiers need, and what to say at start. */
  record ConfiguredVerifier(
      ResponseVerifier verifier,
      String scheme,
      List<Secret> secrets,
      Counting counting,
      Optional<References> references,
      Optional<ExpectedBean> bean,
      List<String> warnings) {}
}
