package io.github.verifiedresponse.config;

import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.store.StoreProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The stores that jars of their own add, and what {@code shared-store.NAME} tells them. */
final class ProvidedStores {
  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final String OURS = "io.github.verifiedresponse:verified-response-";

  private ProvidedStores() {}

  /**
   * {@return the store's kind}
   *
   * @param others what could be written instead
   * @throws IllegalArgumentException when no jar has a store of this kind, or two have
   */
  static String require(String kind, String others) {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException(others);
    }
    List<StoreProvider> found = all(kind);
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          others
              + "; for the store of a module, add the module to the application ("
              + OURS
              + kind
              + ", if it is a module of this library)");
    }
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "two jars contain a store with this name (%s and %s): remove one"
              .formatted(found.get(0).getClass().getName(), found.get(1).getClass().getName()));
    }
    return kind;
  }

  private static List<StoreProvider> all(String kind) {
    return ServiceLoader.load(StoreProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.kind().equals(kind))
        .toList();
  }

  /** {@return what is set for the store of this kind} */
  static Map<String, String> values(SettingReader settings, String kind) {
    Map<String, String> values = new TreeMap<>();
    for (String name : all(kind).get(0).settings()) {
      settings.sharedStore(name).ifPresent(value -> values.put(name, value));
    }
    return values;
  }

  static Store open(String kind, Map<String, String> values, Duration timeout) {
    try {
      return all(kind).get(0).open(values, timeout);
    } catch (LinkageError incomplete) {
      throw new IllegalArgumentException(
          "a library that this store needs is missing or has the wrong version ("
              + incomplete.getClass().getSimpleName()
              + "): use the versions of "
              + OURS
              + "bom, or those that the module's own pom names",
          incomplete);
    }
  }

  /**
   * What no store reads would be silently off.
   *
   * @param kinds the provided stores that the verifier uses
   */
  static void refuseOthers(SettingReader settings, Set<String> kinds) {
    Set<String> read = new TreeSet<>();
    kinds.forEach(kind -> read.addAll(all(kind).get(0).settings()));
    for (String name : settings.sharedStoreNames()) {
      if (!read.contains(name)) {
        throw ConfigurationException.of(
            kinds.isEmpty() ? Mistake.NO_EFFECT : Mistake.STORE,
            ShownName.of(Settings.name(settings.verifier(), Settings.SHARED_STORE + name))
                + (kinds.isEmpty()
                    ? " only applies with the store of a module: remove it"
                    : " is not a setting of the store "
                        + String.join(" or ", kinds)
                        + ": use one of "
                        + String.join(", ", read)));
      }
    }
  }
}
