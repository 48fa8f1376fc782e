package io.github.verifiedresponse.config;

import io.github.verifiedresponse.config.SettingSources.Environment;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.mistake.Mistakes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that sources list. One that nothing reads would be a check that is silently off: it is
 * a mistake, with a proposal where another name is near. Values are never shown.
 */
final class SettingNames {
  private static final String PREFIX = Settings.PREFIX;
  private static final String VARIABLE_PREFIX = Settings.ENVIRONMENT_PREFIX;
  private static final List<String> OF_SCHEMES =
      List.of(Settings.CONFIG, Settings.PART, Settings.OUTCOME, Settings.SHARED_STORE);
  private static final int MOST_SHOWN = 5;
  private static final List<String> KEYS = Settings.ALL.stream().map(Setting::key).toList();

  private static final Pattern NAME =
      Pattern.compile(
          "verified-response\\.([^.]+)\\.((?:(?:config|carrier|outcome|shared-store)\\.)?[^.]+)");

  /** What Kubernetes sets for a Service that is named {@code verified-response} or begins so. */
  private static final Pattern OF_KUBERNETES =
      Pattern.compile(
          "VERIFIED_RESPONSE(_[A-Z0-9]+)*_(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9]+)*|PORT"
              + "|PORT_[0-9]{1,5}_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

  /** A line of a secret that was broken in two is a name in a file of properties. */
  private static final Pattern SURELY_A_NAME = Pattern.compile("[a-z-]+(\\.[a-z-]+)+");

  private final List<SettingSource> sources;

  SettingNames(List<SettingSource> sources) {
    this.sources = sources;
  }

  /** A setting of a verifier, as which a name can be read. */
  private record Reading(String verifier, String key) {}

  void refuseUnknown() {
    Mistakes mistakes = new Mistakes();
    findUnknown(mistakes);
    mistakes.report();
  }

  void findUnknown(Mistakes mistakes) {
    for (SettingSource source : sources) {
      for (String name : new TreeSet<>(source.names())) {
        if (name.startsWith(PREFIX) || name.startsWith(VARIABLE_PREFIX)) {
          findUnread(source, name, mistakes);
        } else if (source instanceof SettingSources.Texts texts && texts.isOurs()) {
          mistakes.add(Mistake.UNKNOWN_SETTING, foreign(name));
        }
      }
    }
  }

  private void findUnread(SettingSource source, String name, Mistakes mistakes) {
    List<Reading> readings = readings(name);
    if (readings.isEmpty()) {
      if (!isOfKubernetes(name)) {
        mistakes.add(
            Mistake.UNKNOWN_SETTING, ShownName.of(name) + " is not a setting: " + fix(name));
      }
    } else {
      List<String> settings =
          readings.stream().map(it -> Settings.name(it.verifier(), it.key())).toList();
      VariableNames.problem(source, name, settings, sources)
          .ifPresent(problem -> mistakes.add(Mistake.UNKNOWN_SETTING, problem));
    }
  }

  /**
   * Looks for settings of verifiers that no source gives a scheme.
   *
   * @param configured the verifiers that were built from settings, their init-params among them
   * @param all those and the ones that were built in code
   * @param onlyNear leaves out those whose names are not near another verifier's: the init-params
   *     of a filter may have the scheme
   */
  void findWithoutScheme(
      Set<String> configured, Set<String> all, boolean onlyNear, Mistakes mistakes) {
    Set<String> with = withScheme();
    with.addAll(configured);
    Map<String, Set<String>> names = new TreeMap<>();
    for (SettingSource source : sources) {
      for (String name : source.names()) {
        List<Reading> readings = isSet(source, name) ? readings(name) : List.of();
        if (!readings.isEmpty()
            && readings.stream().noneMatch(it -> with.contains(it.verifier()))
            && readings.stream().noneMatch(it -> hasScheme(it.verifier()))) {
          names.computeIfAbsent(readings.get(0).verifier(), verifier -> new TreeSet<>()).add(name);
        }
      }
    }
    names.forEach(
        (verifier, its) -> {
          if (!onlyNear || Nearest.to(verifier, with).isPresent()) {
            mistakes.add(Mistake.NO_SCHEME, withoutScheme(verifier, its, with, all));
          }
        });
  }

  private static String withoutScheme(
      String verifier, Set<String> names, Set<String> with, Set<String> all) {
    String belong =
        names.stream().limit(MOST_SHOWN).map(ShownName::of).collect(Collectors.joining(", "))
            + (names.size() > MOST_SHOWN ? ", …" : "")
            + (names.size() > 1 ? " belong" : " belongs");
    if (all.contains(verifier)) {
      return belong
          + " to the verifier '%s', which is built in code and reads no settings: set it there"
              .formatted(verifier);
    }
    String first = names.iterator().next();
    return belong
        + " to a verifier '%s' that has no scheme: ".formatted(verifier)
        + Nearest.to(verifier, with)
            .map(
                it ->
                    "did you mean " + ShownName.of(ofVerifier(first, verifier, it)) + "? If not, ")
            .orElse("correct its name, or ")
        + "set "
        + ofScheme(first, verifier);
  }

  private static String ofVerifier(String name, String verifier, String other) {
    return name.startsWith(PREFIX)
        ? PREFIX + other + name.substring(PREFIX.length() + verifier.length())
        : Environment.variable(PREFIX + other)
            + name.substring(VARIABLE_PREFIX.length() + verifier.length());
  }

  private static String ofScheme(String name, String verifier) {
    String scheme = Settings.name(verifier, SchemeSettings.SCHEME.key());
    return name.startsWith(PREFIX) ? scheme : Environment.variable(scheme);
  }

  /** {@return the verifiers that some source names with a scheme, empty or not} */
  private Set<String> withScheme() {
    return sources.stream()
        .flatMap(source -> source.names().stream())
        .flatMap(name -> readings(name).stream())
        .filter(reading -> reading.key().equals(SchemeSettings.SCHEME.key()))
        .map(Reading::verifier)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Asks sources that list no names, too. */
  private boolean hasScheme(String verifier) {
    String name = Settings.name(verifier, SchemeSettings.SCHEME.key());
    return sources.stream().anyMatch(source -> isSet(source, name));
  }

  private static boolean isSet(SettingSource source, String name) {
    try {
      String value = source.value(name);
      return value != null && !value.isEmpty();
    } catch (IllegalArgumentException unresolved) {
      return true;
    }
  }

  /**
   * {@return the settings that a name can be, the shortest verifier's first} A variable does not
   * tell where the verifier's name ends.
   */
  private static List<Reading> readings(String name) {
    if (!name.startsWith(VARIABLE_PREFIX)) {
      return Stream.of(NAME.matcher(name))
          .filter(parts -> parts.matches() && isKey(parts.group(2)))
          .map(parts -> new Reading(parts.group(1), parts.group(2)))
          .toList();
    }
    String rest = name.substring(VARIABLE_PREFIX.length());
    List<Reading> readings = new ArrayList<>();
    for (Setting<?> setting : Settings.ALL) {
      String end = "_" + setting.environmentKey();
      if (rest.endsWith(end) && rest.length() > end.length()) {
        String verifier = rest.substring(0, rest.length() - end.length());
        readings.add(new Reading(kebab(verifier), setting.key()));
      }
    }
    for (String start : OF_SCHEMES) {
      int end = rest.indexOf("_" + Environment.variable(start));
      if (end > 0 && !isOfKubernetes(name)) {
        String named = start + kebab(rest.substring(end + 1 + start.length()));
        readings.add(new Reading(kebab(rest.substring(0, end)), named));
      }
    }
    readings.sort(Comparator.comparing(it -> it.verifier().length()));
    return readings;
  }

  private static String kebab(String variable) {
    return variable.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static boolean isKey(String key) {
    return OF_SCHEMES.stream().anyMatch(key::startsWith) || KEYS.contains(key);
  }

  private static boolean isOfKubernetes(String name) {
    return OF_KUBERNETES.matcher(name).matches();
  }

  private static String fix(String name) {
    return corrected(name)
        .map(it -> "did you mean " + ShownName.of(it) + "?")
        .orElseGet(
            () ->
                "use one of "
                    + String.join(", ", Nearest.three(lastPart(name), KEYS))
                    + ", or another setting in docs/configuration.md, after the verifier's name");
  }

  /** As far as it is shown: what follows may be a secret. */
  private static String lastPart(String name) {
    String shown = ShownName.of(name).replace("…", "");
    return shown.startsWith(PREFIX)
        ? shown.substring(shown.lastIndexOf('.') + 1)
        : kebab(shown.substring(VARIABLE_PREFIX.length()));
  }

  /** {@return the nearest setting of the same verifier} */
  private static Optional<String> corrected(String name) {
    if (name.startsWith(PREFIX)) {
      int dot = name.indexOf('.', PREFIX.length());
      return Optional.of(dot)
          .filter(end -> end > PREFIX.length())
          .flatMap(end -> Nearest.to(name.substring(end + 1), KEYS))
          .map(key -> name.substring(0, dot + 1) + key);
    }
    String rest = name.substring(VARIABLE_PREFIX.length());
    return Stream.iterate(rest.indexOf('_'), i -> i >= 0, i -> rest.indexOf('_', i + 1))
        .filter(i -> i > 0)
        .flatMap(
            i ->
                Nearest.to(kebab(rest.substring(i + 1)), KEYS).stream()
                    .map(key -> rest.substring(0, i + 1) + Environment.variable(key)))
        .min(Comparator.comparingInt(it -> Nearest.distance(rest, it)))
        .map(VARIABLE_PREFIX::concat);
  }

  /** What is in our own file is ours, whatever it begins with. */
  private static String foreign(String name) {
    Optional<String> meant =
        Stream.iterate(name.indexOf('.'), i -> i >= 0, i -> name.indexOf('.', i + 1))
            .filter(i -> Nearest.isNear(name.substring(0, i + 1), PREFIX))
            .map(i -> PREFIX + name.substring(i + 1))
            .findFirst();
    if (meant.isPresent()) {
      String full = meant.get();
      String corrected = readings(full).isEmpty() ? corrected(full).orElse(full) : full;
      return "%s in %s is not a setting: did you mean %s?"
          .formatted(ShownName.of(name), SettingSources.FILE, ShownName.of(corrected));
    }
    return (SURELY_A_NAME.matcher(name).matches()
                ? ShownName.of(name) + " in %s"
                : "a name of "
                    + name.length()
                    + " characters in %s, not shown because it may be part of"
                    + " a secret,")
            .formatted(SettingSources.FILE)
        + " is not a setting: begin it with "
        + PREFIX
        + ", or remove it";
  }
}
