package io.github.verifiedresponse.config;

import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.scheme.Vendor;
import io.github.verifiedresponse.scheme.VendorBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads the settings of a vendor that is not in the table into the builder that code would use. */
record OwnVendor(SettingReader settings) {
  private static final Duration MAX_AGE = Duration.ofMinutes(5);

  Vendor vendor() {
    String scheme = settings.text(SchemeSettings.SCHEME);
    String name =
        settings
            .find(OwnSchemeSettings.VENDOR)
            .orElse(settings.verifier())
            .toLowerCase(Locale.ROOT);
    VendorBuilder entry =
        settings
            .naming(OwnSchemeSettings.VENDOR, () -> Vendor.named(scheme + "." + name))
            .relayed();
    if (OwnSchemeSettings.isDetached(settings)) {
      require(OwnSchemeSettings.SIGNATURE, OwnSchemeSettings.NEEDS_SIGNATURE);
      detached(entry);
    } else {
      require(OwnSchemeSettings.ALG, OwnSchemeSettings.NEEDS_ALG);
      String[] types = settings.get(OwnSchemeSettings.JWS_TYPES).toArray(String[]::new);
      settings.naming(
          OwnSchemeSettings.ALG, () -> entry.jws(settings.get(OwnSchemeSettings.ALG), types));
    }
    shape(entry);
    return settings.naming(SchemeSettings.SCHEME, () -> entry.from("the settings"));
  }

  /** As the setting's own rule says it, so that it is reported once. */
  private void require(Setting<?> setting, String fix) {
    if (!settings.isSet(setting)) {
      throw ConfigurationException.of(
          Mistake.NOT_SET, settings.name(setting) + " is not set: " + fix);
    }
  }

  private void detached(VendorBuilder entry) {
    entry.with(settings.get(OwnSchemeSettings.WITH), settings.get(OwnSchemeSettings.ENCODING));
    settings.naming(
        OwnSchemeSettings.SIGNATURE,
        () -> signature(entry, settings.get(OwnSchemeSettings.SIGNATURE)));
    settings.naming(
        OwnSchemeSettings.SIGNED, () -> entry.signs(settings.get(OwnSchemeSettings.SIGNED)));
    switch (settings.get(OwnSchemeSettings.PAYLOAD)) {
      case JSON -> {}
      case FORM -> entry.form();
      case RAW -> entry.raw();
    }
  }

  /** The name of a place holds no colon, so that the second one ends it. */
  private VendorBuilder signature(VendorBuilder entry, String text) {
    int end = text.indexOf(':', text.indexOf(':') + 1);
    return entry.signature(
        end < 0 ? text : text.substring(0, end),
        end < 0 ? "{signature}" : text.substring(end + 1),
        settings.find(OwnSchemeSettings.SEPARATOR).orElse(""));
  }

  private void shape(VendorBuilder entry) {
    settings
        .find(OwnSchemeSettings.TIME)
        .ifPresent(
            place ->
                settings.naming(
                    OwnSchemeSettings.TIME,
                    () -> entry.time(place, settings.get(OwnSchemeSettings.TIME_FORMAT), MAX_AGE)));
    settings
        .find(OwnSchemeSettings.ID)
        .ifPresent(
            ids ->
                settings.naming(OwnSchemeSettings.ID, () -> entry.id(ids.toArray(String[]::new))));
    settings
        .find(OwnSchemeSettings.TYPE)
        .ifPresent(type -> settings.naming(OwnSchemeSettings.TYPE, () -> entry.type(type)));
    settings
        .find(OwnSchemeSettings.KIND)
        .ifPresent(
            rules ->
                settings.naming(
                    OwnSchemeSettings.KIND, () -> entry.kind(rules.toArray(String[]::new))));
    Stream.concat(settings.find(OwnSchemeSettings.OUTCOME).stream(), settings.outcomes().stream())
        .forEach(rules -> settings.naming(OwnSchemeSettings.OUTCOME, () -> outcome(entry, rules)));
    if (settings.get(OwnSchemeSettings.SESSION)) {
      entry.session();
    }
  }

  private static VendorBuilder outcome(VendorBuilder entry, String text) {
    if (text.equals("approved")) {
      return entry.approvesAlways();
    }
    int equals = text.indexOf('=');
    String[] rules = text.substring(equals + 1).split(";", -1);
    if (equals < 0 || !Arrays.stream(rules).allMatch(OwnVendor::isRule)) {
      throw new IllegalArgumentException(
          "write it as /status=approved:passed,ok;declined:* with outcomes of "
              + Arrays.toString(Outcome.values()).toLowerCase(Locale.ROOT));
    }
    return entry.outcome(
        text.substring(0, equals), Arrays.stream(rules).map(String::strip).toArray(String[]::new));
  }

  private static boolean isRule(String rule) {
    return rule.strip().matches("(approved|declined|pending|unknown):.*[^,\\s]");
  }
}
