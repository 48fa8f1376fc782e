package io.github.verifiedresponse.config;

import io.github.verifiedresponse.VerificationListener;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.mistake.Mistakes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The verifiers that settings describe; each was built, and fits beside the others. */
final class ConfiguredVerifiers {
  private final Clock clock;
  private final List<VerificationListener> listeners;
  private final ApplicationBeans beans;
  private final Stores stores;
  private final Map<String, ConfiguredVerifier> byName = new ConcurrentSkipListMap<>();

  ConfiguredVerifiers(Clock clock, List<VerificationListener> listeners, ApplicationBeans beans) {
    this.clock = clock;
    this.listeners = listeners;
    this.beans = beans;
    this.stores = new Stores(beans);
  }

  /**
   * Builds all that the settings list, and collects the mistakes of each and of all together.
   *
   * @param taken the names that verifiers have which were built in code
   * @return those that could be built
   */
  List<ConfiguredVerifier> addAll(Settings settings, Set<String> taken, Mistakes mistakes) {
    List<ConfiguredVerifier> built =
        settings.verifiers().stream()
            .flatMap(name -> mistakes.find(() -> build(name, settings)).stream())
            .toList();
    for (ConfiguredVerifier one : built) {
      mistakes.in(() -> refuseBesideOthers(one, taken));
      byName.put(one.name(), one);
    }
    return built;
  }

  /**
   * Builds one; it takes the place of what its name meant before.
   *
   * @throws ConfigurationException with its mistakes, and those beside the others
   */
  ConfiguredVerifier add(String name, Settings from, Set<String> taken) {
    ConfiguredVerifier built = build(name, from);
    refuseBesideOthers(built, taken);
    byName.put(name, built);
    return built;
  }

  private ConfiguredVerifier build(String name, Settings from) {
    return new VerifierSettings(new SettingReader(name, from), stores, beans, clock, listeners)
        .build();
  }

  private void refuseBesideOthers(ConfiguredVerifier one, Set<String> taken) {
    Mistakes mistakes = new Mistakes();
    if (taken.contains(one.name()) && !byName.containsKey(one.name())) {
      mistakes.add(twice(one.name()));
    }
    byName.values().stream()
        .filter(other -> !other.name().equals(one.name()))
        .forEach(other -> mistakes.in(() -> one.refuseBeside(other)));
    one.bean().ifPresent(bean -> mistakes.in(bean::require));
    mistakes.report();
  }

  static ConfigurationException twice(String name) {
    return ConfigurationException.of(
        Mistake.SAME_VERIFIER, "two verifiers are named '%s': rename one".formatted(name));
  }

  Optional<ConfiguredVerifier> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Stream<ConfiguredVerifier> all() {
    return byName.values().stream();
  }

  Set<String> names() {
    return new TreeSet<>(byName.keySet());
  }
}
