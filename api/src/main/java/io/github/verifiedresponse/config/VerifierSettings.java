package io.github.verifiedresponse.config;

import io.github.verifiedresponse.Binding;
import io.github.verifiedresponse.Carrier;
import io.github.verifiedresponse.Entity;
import io.github.verifiedresponse.Freshness;
import io.github.verifiedresponse.KeySource;
import io.github.verifiedresponse.OnReplay;
import io.github.verifiedresponse.Outcome;
import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.Secret;
import io.github.verifiedresponse.SignatureScheme;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secrets;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.HmacAlgorithm;
import io.github.verifiedresponse.scheme.Schemes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The settings of one verifier, read into the objects that they stand for. */
final class VerifierSettings {
  private final String verifier;
  private final Settings settings;
  private final Function<String, ReplayGuard> guards;

  VerifierSettings(String verifier, Settings settings, Function<String, ReplayGuard> guards) {
    this.verifier = verifier;
    this.settings = settings;
    this.guards = guards;
  }

  ConfiguredVerifier build() {
    ResponseVerifierBuilder builder = ResponseVerifier.named(verifier);
    Secret secret = secret();
    SignatureScheme scheme = scheme(Keys.of(secret));
    builder.scheme(scheme).carrier(carrier(scheme)).accept(accept());
    freshness(scheme).ifPresent(builder::freshness);
    builder.binding(binding()).replayGuard(replayGuard());
    set(Setting.REQUIRE, value -> builder.require(Requirements.read(value)));
    set(Setting.ON_REPLAY, value -> builder.onReplay(Values.constant(OnReplay.class, value)));
    set(Setting.RELEASE_ON_ERROR, value -> builder.releaseOnError(Values.bool(value)));
    value(Setting.REPLAY_SCOPE).ifPresent(builder::replayScope);
    set(Setting.REPLAY_RETENTION, value -> builder.replayRetention(Values.duration(value)));
    set(Setting.MAX_BODY, value -> builder.maxBody(Values.bytes(value)));
    set(Setting.ENTITY, value -> builder.entity(Values.constant(Entity.class, value)));
    set(Setting.STRICT_URI, value -> builder.strictUri(Values.bool(value)));
    return new ConfiguredVerifier(builder.build(), secret, warnings(secret));
  }

  private SignatureScheme scheme(KeySource secrets) {
    String name =
        value(Setting.SCHEME)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        name(Setting.SCHEME)
                            + " is not set: set it to caf, shufti-pro or shufti-pro-legacy"));
    if (!name.equals("caf")) {
      refuse(Setting.PRODUCT, name);
      refuse(Setting.ALGORITHM, name);
    }
    return switch (name) {
      case "caf" ->
          Schemes.caf(
              read(Setting.PRODUCT, v -> Values.constant(CafProduct.class, v)),
              read(Setting.ALGORITHM, v -> Values.exactConstant(HmacAlgorithm.class, v)),
              secrets);
      case "shufti-pro" -> Schemes.shuftiPro(secrets);
      case "shufti-pro-legacy" -> Schemes.shuftiProLegacy(secrets);
      default ->
          throw new IllegalArgumentException(
              name(Setting.SCHEME)
                  + "="
                  + Values.quoted(name)
                  + " is not a scheme: use caf, shufti-pro or shufti-pro-legacy; a scheme is never"
                  + " guessed");
    };
  }

  private void refuse(Setting setting, String scheme) {
    if (value(setting).isPresent()) {
      throw new IllegalArgumentException(
          name(setting) + " has no meaning for the scheme " + scheme + ": remove it");
    }
  }

  private Secret secret() {
    List<Setting> said =
        List.of(Setting.SECRET, Setting.SECRET_ENV, Setting.SECRET_FILE).stream()
            .filter(setting -> value(setting).isPresent())
            .toList();
    if (said.size() != 1) {
      throw new IllegalArgumentException(
          name(Setting.SECRET)
              + (said.isEmpty() ? " is not set" : " is set in more than one way")
              + ": set exactly one of secret, secret-env and secret-file");
    }
    Setting from = said.get(0);
    String text =
        switch (from) {
          case SECRET_ENV -> read(from, text(from), Secrets::environment);
          case SECRET_FILE -> read(from, text(from), value -> Secrets.file(Path.of(value)));
          default -> text(from);
        };
    boolean allowShort = read(Setting.ALLOW_SHORT_SECRET, Values::bool);
    String name = from == Setting.SECRET ? name(from) : name(from) + "=" + text(from);
    return allowShort ? Secret.ofShort(name, text) : Secret.of(name, text);
  }

  private Carrier carrier(SignatureScheme scheme) {
    String value = text(Setting.CARRIER);
    Optional<String> mediaTypes = value(Setting.MEDIA_TYPES);
    if (!value.equals("body")) {
      refuseMediaTypes(mediaTypes);
      return read(Setting.CARRIER, value, Values::carrier);
    }
    return mediaTypes
        .map(types -> Carrier.body(Values.list(types).toArray(String[]::new)))
        .orElseGet(scheme::carrier);
  }

  private void refuseMediaTypes(Optional<String> mediaTypes) {
    if (mediaTypes.isPresent()) {
      throw new IllegalArgumentException(
          name(Setting.MEDIA_TYPES) + " has a meaning with carrier=body only: remove it");
    }
  }

  private Optional<Freshness> freshness(SignatureScheme scheme) {
    Optional<String> maxAge = value(Setting.MAX_AGE);
    Optional<String> clockSkew = value(Setting.CLOCK_SKEW);
    if (!scheme.signsTime() && maxAge.isEmpty() && clockSkew.isEmpty()) {
      return Optional.empty();
    }
    if (!scheme.signsTime()) {
      Setting said = maxAge.isPresent() ? Setting.MAX_AGE : Setting.CLOCK_SKEW;
      throw new IllegalArgumentException(
          name(said) + " cannot be checked: the scheme signs no time; remove it");
    }
    Freshness freshness =
        read(
            Setting.MAX_AGE,
            v ->
                v.equals("unlimited")
                    ? Freshness.unlimited()
                    : Freshness.within(Values.duration(v)));
    if (!freshness.isLimited()) {
      return Optional.of(freshness);
    }
    return Optional.of(read(Setting.CLOCK_SKEW, v -> freshness.withClockSkew(Values.duration(v))));
  }

  private Binding binding() {
    return read(
        Setting.BINDING, value -> value.equals("none") ? Binding.none() : Values.binding(value));
  }

  private Outcome[] accept() {
    return read(
        Setting.ACCEPT,
        value ->
            value.equals("any")
                ? new Outcome[0]
                : Values.list(value).stream()
                    .map(outcome -> Values.constant(Outcome.class, outcome))
                    .toArray(Outcome[]::new));
  }

  private ReplayGuard replayGuard() {
    return read(
        Setting.REPLAY_GUARD,
        value -> value.equals("disabled") ? ReplayGuard.disabled() : guards.apply(value));
  }

  private List<String> warnings(Secret secret) {
    List<String> warnings = new ArrayList<>();
    if (text(Setting.BINDING).equals("none")) {
      warnings.add(
          "binding=none: a genuine result of ANOTHER person is let through; bind results to your"
              + " caller, or compare them in your code");
    }
    if (value(Setting.MAX_AGE).filter("unlimited"::equals).isPresent()) {
      warnings.add("max-age=unlimited: results of any age are let through");
    }
    if (text(Setting.REPLAY_GUARD).equals("disabled")) {
      warnings.add("replay-guard=disabled: one result can be used again and again");
    }
    if (text(Setting.PRODUCT).equals("any")) {
      warnings.add("product=any: the outcome is unknown unless the result has a verdict");
    }
    if (secret.isShort()) {
      warnings.add(secret.name() + " is shorter than 32 bytes: it can be guessed off line");
    }
    return warnings;
  }

  private Optional<String> value(Setting setting) {
    return settings.value(verifier, setting);
  }

  private String text(Setting setting) {
    return value(setting).orElse(setting.defaultValue());
  }

  private <T> T read(Setting setting, Function<String, T> reader) {
    return read(setting, text(setting), reader);
  }

  private void set(Setting setting, Function<String, Object> reader) {
    value(setting).ifPresent(value -> read(setting, value, reader));
  }

  /** Puts the setting's name before what is wrong with its value. */
  private <T> T read(Setting setting, String value, Function<String, T> reader) {
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          name(setting) + "=" + Values.quoted(value) + ": " + e.getMessage(), e);
    }
  }

  private String name(Setting setting) {
    return Settings.PREFIX + verifier + "." + setting.key();
  }

  /** A verifier, what its secret is for the checks across verifiers, and what to say at start. */
  record ConfiguredVerifier(ResponseVerifier verifier, Secret secret, List<String> warnings) {}
}
