package io.github.verifiedresponse.config;

import io.github.verifiedresponse.ConfigurationException;
import io.github.verifiedresponse.Mistake;
import io.github.verifiedresponse.key.PublicKeys;
import io.github.verifiedresponse.key.Secrets;
import io.github.verifiedresponse.scheme.Deployment;
import io.github.verifiedresponse.scheme.Vendor;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the vendor's public keys are, for schemes that take one. */
final class PublicKeySettings {
  private static final List<String> WAYS = List.of("public-key", "public-key-file", "jwks-url");

  static final SettingGroup ALL =
      new SettingGroup(Mistake.PUBLIC_KEY, SchemeSettings.TAKES_PUBLIC_KEY);

  private static final Setting<String> PUBLIC_KEY =
      ALL.way("public-key", WAYS)
          .means(
              "The vendor's public key, for schemes that take one: PEM, the Base64 of the same bytes,"
                  + " an Ed25519 key as hex or Base64, a JWK or a JWK set; for schemes with"
                  + " certificates, the root to which they must lead.");
  private static final Setting<String> PUBLIC_KEY_FILE =
      ALL.way("public-key-file", WAYS).means("The file that holds the vendor's public key.");
  private static final Setting<String> JWKS_URL =
      ALL.way("jwks-url", WAYS)
          .means(
              "The address of the vendor's JWK set; the scheme's own by default. Never taken from a"
                  + " message.");

  private PublicKeySettings() {}

  static Deployment read(SettingReader settings, Vendor vendor) {
    return Stream.of(PUBLIC_KEY, PUBLIC_KEY_FILE, JWKS_URL)
        .filter(settings::isSet)
        .findFirst()
        .map(said -> said(settings, said, vendor))
        .or(() -> ofVendor(vendor))
        .orElseGet(Deployment::withoutKeys);
  }

  private static Optional<Deployment> ofVendor(Vendor vendor) {
    return vendor.keyAddress().map(address -> Deployment.of(PublicKeys.jwks(URI.create(address))));
  }

  private static Deployment said(SettingReader settings, Setting<String> place, Vendor vendor) {
    String value = settings.get(place);
    if (place.equals(JWKS_URL)) {
      return settings
          .naming(place, () -> Deployment.of(PublicKeys.jwks(URI.create(value))))
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
