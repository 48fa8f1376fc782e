package io.github.verifiedresponse.config;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.binding.References;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The verifiers of one application, by name. Both filters and the deployment checks ask the same
 * one, so that they share replay guards and disagree about nothing.
 */
public final class Verifiers {
  private static final System.Logger LOG = System.getLogger(Verifiers.class.getName());

  private final Settings settings;
  private final Stores stores = new Stores();
  private final Map<String, ConfiguredVerifier> configured = new ConcurrentSkipListMap<>();
  private final Map<String, Map<String, String>> initParams = new HashMap<>();
  private final Map<String, ResponseVerifier> verifiers = new ConcurrentHashMap<>();

  private final Clock clock;

  private Verifiers(Settings settings) {
    this(settings, Clock.systemUTC());
  }

  private Verifiers(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    settings.refuseUnknownNames();
    settings.verifiers().forEach(name -> configure(name, settings));
  }

  /**
   * {@return the verifiers that the settings of the running application describe, built on the
   * first call: those that a source names by their {@code scheme}}
   *
   * @throws IllegalArgumentException when a setting is unknown, missing or wrong; the message names
   *     the setting, what is wrong with it, and the mend
   */
  public static Verifiers ofApplication() {
    return Applications.running(Verifiers::of);
  }

  private static Verifiers of(ClassLoader application) {
    Verifiers verifiers = new Verifiers(new Settings(SettingSources.ofApplication(application)));
    ServiceLoader.load(VerifierSource.class, application)
        .forEach(source -> source.verifiers().forEach(verifiers::add));
    return verifiers;
  }

  /** Forgets the running application's verifiers, when it is undeployed. */
  public static void forgetApplication() {
    Applications.forgetRunning();
  }

  /** {@return verifiers that the application has built itself} */
  public static Verifiers of(ResponseVerifier... verifiers) {
    Verifiers result = new Verifiers(new Settings(List.of()));
    for (ResponseVerifier verifier : verifiers) {
      result.add(verifier);
    }
    return result;
  }

  /**
   * {@return verifiers from these settings only, for tests and for applications that gather their
   * settings themselves}
   *
   * @param values by full name, such as {@code verified-response.caf.scheme}
   * @throws IllegalArgumentException as {@link #ofApplication} says
   */
  public static Verifiers of(Map<String, String> values) {
    return new Verifiers(new Settings(List.of(new SettingSources.Texts(Map.copyOf(values)))));
  }

  /**
   * {@return verifiers as {@link #of(Map)} does, which judge the age of results by this clock}
   *
   * @param values by full name
   * @param clock for tests; replay guards have their own
   */
  public static Verifiers of(Map<String, String> values, Clock clock) {
    return new Verifiers(
        new Settings(List.of(new SettingSources.Texts(Map.copyOf(values)))), clock);
  }

  /**
   * {@return the verifier of that name}
   *
   * @throws IllegalArgumentException when there is none; the message lists those that there are
   */
  public ResponseVerifier named(String name) {
    ResponseVerifier verifier = verifiers.get(name);
    return verifier != null ? verifier : configureOnDemand(name);
  }

  /** For sources that cannot list their names: a vault, or the environment. */
  private synchronized ResponseVerifier configureOnDemand(String name) {
    ResponseVerifier made = verifiers.get(name);
    if (made != null) {
      return made;
    }
    if (settings.find(name, SchemeSettings.SCHEME).texts().isEmpty()) {
      throw new IllegalArgumentException(
          "no verifier is named %s: set verified-response.%s.scheme, or use one of %s"
              .formatted(Values.quoted(name), name, names()));
    }
    return configure(name, settings);
  }

  /**
   * {@return the verifier of that name with the init-params of its filter before all other
   * settings}
   *
   * @param name the verifier's name
   * @param params bare keys, such as {@code max-age}; none means {@link #named}
   * @throws IllegalArgumentException as {@link #ofApplication} says, and when another filter has
   *     other init-params for the same verifier
   */
  public synchronized ResponseVerifier configured(String name, Map<String, String> params) {
    if (params.isEmpty()) {
      return named(name);
    }
    Map<String, String> before = initParams.get(name);
    if (before == null) {
      Settings own = settings.withInitParams(name, params);
      own.refuseUnknownNames();
      configure(name, own);
      initParams.put(name, Map.copyOf(params));
    } else if (!before.equals(params)) {
      throw new IllegalArgumentException(
          ("two filters have different init-params for the verifier '%s': keep them in one place, or"
                  + " give one verifier another name")
              .formatted(name));
    }
    return named(name);
  }

  /**
   * {@return the references that the application issues for a verifier whose {@code binding} says
   * {@code issued-to:}}
   *
   * @param verifier its name
   * @throws IllegalArgumentException when there is no such verifier, or it has another binding
   */
  public References references(String verifier) {
    named(verifier);
    return Optional.ofNullable(configured.get(verifier))
        .flatMap(ConfiguredVerifier::references)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    ("the verifier '%s' is not bound to references by its settings: set its binding"
                            + " to such as /reference=issued-to:principal")
                        .formatted(verifier)));
  }

  /**
   * Looks whether the CDI beans are there that bindings of the running application's verifiers
   * name; asked when CDI has started. It builds no verifiers.
   *
   * @throws IllegalArgumentException when one is not; the message names the mend
   */
  public static void requireBeans() {
    Applications.built().stream()
        .flatMap(verifiers -> verifiers.configured.values().stream())
        .flatMap(verifier -> verifier.bean().stream())
        .forEach(ExpectedBean::require);
  }

  /** {@return the names of the verifiers so far} */
  public Set<String> names() {
    return new TreeSet<>(verifiers.keySet());
  }

  /** Takes a verifier that was built in code. */
  private void add(ResponseVerifier verifier) {
    if (verifiers.putIfAbsent(verifier.name(), verifier) != null) {
      throw new IllegalArgumentException("two verifiers are named '" + verifier.name() + "'");
    }
    LOG.log(System.Logger.Level.INFO, verifier.toString());
  }

  private ResponseVerifier configure(String name, Settings from) {
    ConfiguredVerifier built =
        new VerifierSettings(new SettingReader(name, from), stores, clock).build();
    configured.forEach(
        (other, that) -> {
          if (!other.equals(name)) {
            built.refuseBeside(that);
          }
        });
    built.bean().ifPresent(ExpectedBean::require);
    configured.put(name, built);
    verifiers.put(name, built.verifier());
    LOG.log(System.Logger.Level.INFO, built.verifier().toString());
    built
        .warnings()
        .forEach(
            warning -> LOG.log(System.Logger.Level.WARNING, "verifier " + name + ": " + warning));
    return built.verifier();
  }
}
