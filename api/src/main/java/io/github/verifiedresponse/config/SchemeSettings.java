package io.github.verifiedresponse.config;

import io.github.verifiedresponse.config.Setting.Rule;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.scheme.Deployment;
import io.github.verifiedresponse.scheme.HmacAlgorithm;
import io.github.verifiedresponse.scheme.SignatureScheme;
import io.github.verifiedresponse.scheme.Vendor;
import io.github.verifiedresponse.scheme.Vendors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which vendor of the table signs, and what its entry asks a deployment for. */
final class SchemeSettings {
  private static final String FIX =
      "use a name in docs/vendors.md, such as caf, shufti-pro or stripe; a scheme is never guessed";
  private static final List<String> KINDS = List.of("variant", "product");
  private static final String ALGORITHM_OF_ENTRY = "alg";

  static final SettingGroup ALL = new SettingGroup(Mistake.SCHEME);

  /** The vendor's kinds of results, the one that is meant by default first. */
  static final Setting<List<Vendor>> SCHEME =
      ALL.setting("scheme", "", SchemeSettings::named, Rule.needed(FIX, settings -> true))
          .means(
              "How the vendor signs: a name in the table of [vendors.md](vendors.md), such as"
                  + " `caf`, `shufti-pro` or `stripe`; or `detached` or `jws` for a vendor that is"
                  + " [not in it](vendors.md#add-a-vendor-by-settings). Required.");

  private static final Setting<String> VARIANT =
      ALL.way(
              "variant",
              KINDS,
              Rule.only(
                  "has no effect with a scheme that has only one kind of result",
                  settings -> settings.find(SCHEME).map(kinds -> kinds.size() > 1).orElse(true),
                  SCHEME))
          .means("The kind of result, if the vendor has several; the first by default.");

  /** Whether a vendor's handshake is answered for the application. */
  private enum Handshake {
    ANSWER,
    OFF
  }

  private static final Setting<Handshake> HANDSHAKE =
      ALL.setting(
              "handshake",
              "answer",
              SettingValues.choice(Handshake.class),
              Rule.only(
                  "has no effect, because the scheme has no signed handshake",
                  settings -> vendor(settings).map(Vendor::hasHandshake).orElse(true),
                  SCHEME))
          .means(
              "What happens to a signed message with which the vendor only tests the endpoint:"
                  + " `answer` verifies and answers it without the handler; with `off`, the handler"
                  + " receives it like any other message. Only for schemes in"
                  + " [vendors.md](vendors.md#types-and-handshakes) that have one.");

  /** For settings of time. A scheme that is not known yet is a mistake of its own. */
  static final Rule SIGNS_TIME =
      Rule.only(
          "cannot be checked, because the scheme signs no time",
          settings -> vendor(settings).map(Vendor::signsTime).orElse(true));

  /** For types of events. */
  static final Rule NAMES_TYPE =
      Rule.only(
          "cannot be checked, because the scheme has no event types",
          settings -> vendor(settings).map(Vendor::namesType).orElse(true),
          SCHEME);

  /** For settings of secrets. */
  static final Rule SHARES_SECRET =
      Rule.only(
          "has no effect with a scheme that uses a public key",
          settings -> !takesPublicKey(settings),
          SCHEME);

  /** For settings of public keys. */
  static final Rule TAKES_PUBLIC_KEY =
      Rule.only(
          "has no effect with a scheme that uses a shared secret",
          settings -> vendor(settings).isEmpty() || takesPublicKey(settings),
          SCHEME);

  /** What {@code scheme=caf} declares for itself. */
  static final SettingGroup CAF =
      new SettingGroup(
          Mistake.SCHEME,
          Rule.only(
              "only applies with scheme=caf",
              settings -> settings.text(SCHEME).equals("caf"),
              SCHEME));

  private static final Map<String, HmacAlgorithm> ALGORITHMS =
      new TreeMap<>(
          Stream.of(HmacAlgorithm.values()).collect(Collectors.toMap(Enum::name, it -> it)));
  private static final Setting<HmacAlgorithm> ALGORITHM =
      CAF.setting(
              "algorithm",
              "HS256",
              SettingValues.choice(ALGORITHMS, "use one of " + ALGORITHMS.keySet()))
          .means("Caf: the only accepted algorithm: `HS256`, `HS384` or `HS512`.");
  private static final Setting<String> PRODUCT =
      CAF.way("product", KINDS)
          .means(
              "Caf's name for `variant`: which result is expected: `face-liveness` (the default),"
                  + " `face-authentication` or `any`.");

  private SchemeSettings() {}

  private static List<Vendor> named(String name) {
    if (OwnSchemeSettings.NAMES.contains(name)) {
      return List.of();
    }
    List<Vendor> kinds = Vendors.all().stream().filter(each -> each.name().equals(name)).toList();
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("is not a scheme: " + FIX);
    }
    kinds
        .get(0)
        .refusal()
        .ifPresent(
            why -> {
              throw new IllegalArgumentException("is refused: " + why);
            });
    return kinds;
  }

  /** {@return the entry that is meant; empty as long as there is no scheme} */
  static Optional<Vendor> vendor(SettingReader settings) {
    return settings
        .find(SCHEME)
        .map(
            kinds ->
                switch (kinds.size()) {
                  case 0 -> new OwnVendor(settings).vendor();
                  case 1 -> kinds.get(0);
                  default -> kind(kinds, settings);
                });
  }

  private static Vendor kind(List<Vendor> kinds, SettingReader settings) {
    return Stream.of(PRODUCT, VARIANT)
        .filter(settings::isSet)
        .findFirst()
        .map(said -> settings.naming(said, () -> kind(kinds, settings.text(said))))
        .orElse(kinds.get(0));
  }

  private static Vendor kind(List<Vendor> kinds, String name) {
    return kinds.stream()
        .filter(kind -> kind.variant().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "use one of "
                        + kinds.stream().map(Vendor::variant).collect(Collectors.joining(", "))));
  }

  static boolean takesPublicKey(SettingReader settings) {
    return vendor(settings)
        .filter(it -> it.takesPublicKey(settings.config(ALGORITHM_OF_ENTRY).orElse("")))
        .isPresent();
  }

  /** {@return the vendor's scheme with these keys, and the values that its entry asks for} */
  static SignatureScheme scheme(SettingReader settings, Deployment keys) {
    Vendor vendor = vendor(settings).orElseThrow();
    Set<String> asked = new TreeSet<>(vendor.asks());
    if (OwnSchemeSettings.isOwn(settings)) {
      asked.remove(ALGORITHM_OF_ENTRY); // it has a setting of its own
    }
    settings.refuseConfigBut(asked, "scheme=" + settings.text(SCHEME));
    Deployment deployment = keys;
    for (String name : asked) {
      Optional<String> value = settings.config(name);
      deployment = value.isPresent() ? deployment.with(name, value.get()) : deployment;
    }
    if (settings.text(SCHEME).equals("caf")) {
      deployment = deployment.with(ALGORITHM_OF_ENTRY, settings.get(ALGORITHM).name());
    }
    Deployment complete =
        settings.get(HANDSHAKE) == Handshake.OFF ? deployment.withoutHandshake() : deployment;
    return settings.naming(SCHEME, () -> vendor.scheme(complete));
  }
}
