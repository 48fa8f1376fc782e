package io.github.verifiedresponse.config;

import io.github.verifiedresponse.config.Setting.Rule;
import io.github.verifiedresponse.key.JwksAccess;
import io.github.verifiedresponse.key.PublicKeySource;
import io.github.verifiedresponse.key.PublicKeys;
import io.github.verifiedresponse.key.Secrets;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.scheme.Deployment;
import io.github.verifiedresponse.scheme.Vendor;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the vendor's public keys are, for schemes that take one. */
final class PublicKeySettings {
  private static final List<String> WAYS =
      List.of("public-key", "public-key-file", "jwks-url", "public-key-bean");

  static final SettingGroup ALL =
      new SettingGroup(Mistake.PUBLIC_KEY, SchemeSettings.TAKES_PUBLIC_KEY);

  private static final Setting<String> PUBLIC_KEY =
      ALL.way("public-key", WAYS)
          .means(
              "The vendor's public key, for schemes that use one: PEM, the Base64 of the same"
                  + " bytes, an Ed25519 key as hex or Base64, a JWK or a JWK set; for schemes with"
                  + " certificates, the root certificate to which they must chain.");
  private static final Setting<String> PUBLIC_KEY_FILE =
      ALL.way("public-key-file", WAYS).means("The file that holds the vendor's public key.");
  private static final Setting<String> JWKS_URL =
      ALL.way("jwks-url", WAYS)
          .means(
              "The address of the vendor's JWK set; the scheme's own by default. Never taken from a"
                  + " message.");

  private static final Setting<String> PUBLIC_KEY_BEAN =
      ALL.way("public-key-bean", WAYS)
          .means("With the Spring Boot starter: the name of a bean of the type `PublicKeySource`.");

  /** For settings of an address. */
  private static final Rule FETCHES =
      Rule.only(
          "only applies to keys at an address (jwks-url), which this verifier does not use",
          PublicKeySettings::fetches);

  private static final Setting<Duration> TIMEOUT =
      ALL.setting(
              "jwks-timeout",
              "PT3S",
              text -> JwksAccess.timeout(SettingValues.duration(text)),
              FETCHES)
          .means(
              "The time-out for connecting to the address of a JWK set, and then for each read; up"
                  + " to `PT30S`.");
  private static final Setting<Duration> OUTAGE =
      ALL.setting(
              "jwks-outage",
              "PT4H",
              text -> JwksAccess.outage(SettingValues.duration(text)),
              FETCHES)
          .means(
              "How long the last JWK set is used while its address does not respond; after that,"
                  + " results are refused as unavailable. Up to `P7D`.");
  private static final Setting<Optional<InetSocketAddress>> PROXY =
      ALL.setting("jwks-proxy", "", SettingValues::proxy, FETCHES)
          .means(
              "The HTTP proxy for the address of a JWK set, as `HOST:PORT`; by default that of the"
                  + " Java platform (`https.proxyHost`), if set.");

  private PublicKeySettings() {}

  private static boolean fetches(SettingReader settings) {
    return settings.isSet(JWKS_URL)
        || (!settings.isSet(PUBLIC_KEY)
            && !settings.isSet(PUBLIC_KEY_FILE)
            && !settings.isSet(PUBLIC_KEY_BEAN)
            && SchemeSettings.vendor(settings)
                .map(vendor -> vendor.keyAddress().isPresent())
                .orElse(true));
  }

  private static JwksAccess access(SettingReader settings) {
    return new JwksAccess(settings.get(TIMEOUT), settings.get(OUTAGE), settings.get(PROXY));
  }

  static Deployment read(SettingReader settings, Vendor vendor, ApplicationBeans beans) {
    return Stream.of(PUBLIC_KEY, PUBLIC_KEY_FILE, JWKS_URL, PUBLIC_KEY_BEAN)
        .filter(settings::isSet)
        .findFirst()
        .map(
            said ->
                said.equals(PUBLIC_KEY_BEAN)
                    ? bean(settings, vendor, beans)
                    : said(settings, said, vendor))
        .or(() -> ofVendor(settings, vendor))
        .orElseGet(Deployment::withoutKeys);
  }

  private static Deployment bean(SettingReader settings, Vendor vendor, ApplicationBeans beans) {
    return settings.naming(
        PUBLIC_KEY_BEAN,
        () -> {
          if (vendor.takesCertificates()) {
            throw new IllegalArgumentException(
                "the scheme checks certificates: set public-key or public-key-file to their root");
          }
          return Deployment.of(beans.named(PublicKeySource.class, settings.get(PUBLIC_KEY_BEAN)));
        });
  }

  private static Optional<Deployment> ofVendor(SettingReader settings, Vendor vendor) {
    return vendor
        .keyAddress()
        .map(address -> Deployment.of(PublicKeys.jwks(URI.create(address), access(settings))));
  }

  private static Deployment said(SettingReader settings, Setting<String> place, Vendor vendor) {
    String value = settings.get(place);
    if (place.equals(JWKS_URL)) {
      return settings
          .naming(place, () -> Deployment.of(PublicKeys.jwks(URI.create(value), access(settings))))
          .with(JWKS_URL.key(), value);
    }
    String text =
        place.equals(PUBLIC_KEY)
            ? value
            : settings.naming(place, () -> Secrets.file(Path.of(value)));
    String name = settings.name(place);
    return ConfigurationException.as(
        Mistake.PUBLIC_KEY,
        () ->
            vendor.takesCertificates()
                ? Deployment.of(PublicKeys.certificate(name, text))
                : Deployment.of(PublicKeys.text(name, text)));
  }
}
