package io.github.verifiedresponse.config;

import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.config.Setting.Rule;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.mistake.Mistakes;
import io.github.verifiedresponse.result.Sender;
import io.github.verifiedresponse.scheme.SignatureScheme;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where a relayer puts what the vendor puts beside the content: {@code carrier.signature}, {@code
 * carrier.time} and so on, by the names that the scheme gives its parts.
 */
final class PartSettings {
  private final SettingReader settings;
  private final SignatureScheme scheme;

  PartSettings(SettingReader settings, SignatureScheme scheme) {
    this.settings = settings;
    this.scheme = scheme;
  }

  /**
   * {@return the carrier that is set; empty where the scheme's own is meant}
   *
   * @throws ConfigurationException with all parts that are wrong
   */
  Optional<Carrier> carrier() {
    Map<String, String> places = places();
    Optional<Carrier> set =
        settings.get(CheckSettings.CARRIER).or(() -> settings.find(CheckSettings.MEDIA_TYPES));
    if (places.isEmpty()) {
      return set;
    }
    Mistakes mistakes = new Mistakes();
    Carrier all = set.orElseGet(scheme::carrier);
    for (Map.Entry<String, String> part : places.entrySet()) {
      Carrier before = all;
      all = mistakes.find(() -> with(before, part.getKey(), part.getValue())).orElse(before);
    }
    mistakes.report();
    return Optional.of(all);
  }

  private Carrier with(Carrier carrier, String part, String place) {
    try {
      return Carriers.withParts(carrier, Map.of(part, place));
    } catch (IllegalArgumentException e) {
      throw ConfigurationException.of(
          Mistake.VALUE, name(part) + "=" + SettingValues.quoted(place) + ": " + e.getMessage());
    }
  }

  /**
   * What the scheme does not use would be silently ignored, and without a part that is empty the
   * vendor would count as the sender.
   */
  private Map<String, String> places() {
    Set<String> used = new TreeSet<>(scheme.partNames());
    Mistakes mistakes = new Mistakes();
    for (String part : settings.parts()) {
      if (!used.contains(part)) {
        mistakes.add(
            Mistake.NO_EFFECT, name(part) + " is not a part of " + scheme.name() + fix(part));
      } else if (settings.part(part).isEmpty()) {
        mistakes.add(Mistake.EMPTY, name(part) + Rule.NOT_EMPTY.problem());
      }
    }
    mistakes.report();
    Map<String, String> places = new TreeMap<>();
    used.forEach(part -> settings.part(part).ifPresent(place -> places.put(part, place)));
    return places;
  }

  private String fix(String part) {
    Set<String> used = new TreeSet<>(scheme.partNames());
    if (used.isEmpty()) {
      return ", which reads nothing besides the content: remove it";
    }
    String near =
        Nearest.to(part, used).map(it -> "did you mean " + name(it) + "? Its ").orElse("its ");
    return ": "
        + near
        + (used.size() > 1 ? "parts are " : "only part is ")
        + String.join(", ", used);
  }

  private String name(String part) {
    return ShownName.of(Settings.name(settings.verifier(), Settings.PART + part));
  }

  /**
   * {@return who sends, where nothing else is set: a sender that puts parts elsewhere is no vendor}
   */
  Sender sender() {
    boolean isRelayed = carrier().filter(it -> !it.partNames().isEmpty()).isPresent();
    return isRelayed ? Sender.CLIENT : scheme.sender();
  }
}
