package io.github.verifiedresponse.config;

import io.github.verifiedresponse.KeySource;
import io.github.verifiedresponse.SignatureScheme;
import io.github.verifiedresponse.config.Setting.Rule;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.HmacAlgorithm;
import io.github.verifiedresponse.scheme.Schemes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the vendor signs: the schemes that there are, and the settings that only one of them has. */
final class SchemeSettings {
  private static final String FIX =
      "use caf, shufti-pro or shufti-pro-legacy; a scheme is never guessed";

  static final SettingGroup ALL = new SettingGroup();

  static final Setting<NamedScheme> SCHEME =
      ALL.setting("scheme", "", SchemeSettings::named, Rule.needed(FIX, settings -> true))
          .means("How the vendor signs: `caf`, `shufti-pro` or `shufti-pro-legacy`. Required.");

  /** For settings of time. A scheme that is not known yet is a mistake of its own. */
  static final Rule SIGNS_TIME =
      Rule.only(
          "cannot be checked, because the scheme signs no time",
          settings -> settings.find(SCHEME).map(NamedScheme::signsTime).orElse(true));

  /** What {@code scheme=caf} declares for itself. */
  static final SettingGroup CAF = ownOf("caf");

  private static final Map<String, HmacAlgorithm> ALGORITHMS =
      new TreeMap<>(
          Stream.of(HmacAlgorithm.values()).collect(Collectors.toMap(Enum::name, it -> it)));
  static final Setting<HmacAlgorithm> ALGORITHM =
      CAF.setting(
              "algorithm", "HS256", Values.choice(ALGORITHMS, "use one of " + ALGORITHMS.keySet()))
          .means("Caf: the one algorithm that is taken: `HS256`, `HS384` or `HS512`.");
  static final Setting<CafProduct> PRODUCT =
      CAF.setting("product", "face-liveness", Values.choice(CafProduct.class))
          .means("Caf: which result is expected: `face-liveness`, `face-authentication` or `any`.");

  private static final List<NamedScheme> SCHEMES =
      List.of(
          new NamedScheme(
              "caf",
              true,
              (settings, secrets) ->
                  Schemes.caf(settings.get(PRODUCT), settings.get(ALGORITHM), secrets)),
          new NamedScheme("shufti-pro", false, (settings, secrets) -> Schemes.shuftiPro(secrets)),
          new NamedScheme(
              "shufti-pro-legacy", false, (settings, secrets) -> Schemes.shuftiProLegacy(secrets)));

  private SchemeSettings() {}

  /**
   * A scheme that has a name.
   *
   * @param signsTime as {@link SignatureScheme#signsTime()}, known before there are secrets
   */
  record NamedScheme(
      String name,
      boolean signsTime,
      BiFunction<SettingReader, KeySource, SignatureScheme> maker) {}

  private static SettingGroup ownOf(String scheme) {
    return new SettingGroup(
        Rule.only(
            "has a meaning with scheme=" + scheme + " only",
            settings -> settings.text(SCHEME).equals(scheme),
            SCHEME));
  }

  private static NamedScheme named(String name) {
    return SCHEMES.stream()
        .filter(scheme -> scheme.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("is not a scheme: " + FIX));
  }
}
