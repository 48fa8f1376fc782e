package io.github.verifiedresponse.config;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.VerificationListener;
import io.github.verifiedresponse.VerifierStatus;
import io.github.verifiedresponse.binding.References;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.mistake.Mistakes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The verifiers of one application, by name. Both filters and the deployment checks ask the same
 * one, so that they share replay guards and disagree about nothing.
 */
public final class Verifiers {
  private static final System.Logger LOG = System.getLogger(Verifiers.class.getName());

  private final Settings settings;
  private final ConfiguredVerifiers configured;
  private final Map<String, Map<String, String>> initParams = new HashMap<>();
  private final Map<String, ResponseVerifier> verifiers = new ConcurrentHashMap<>();

  /** What an application has built itself: verifiers, and listeners for the configured ones. */
  private record InCode(
      List<ResponseVerifier> verifiers,
      List<VerificationListener> listeners,
      ApplicationBeans beans) {
    InCode(ResponseVerifier... verifiers) {
      this(List.of(verifiers), List.of(), ApplicationBeans.ofCdi());
    }
  }

  /**
   * Builds all verifiers that the settings list, and reports the mistakes of all together.
   *
   * @param isComplete whether no init-params of filters can follow
   */
  private Verifiers(
      Settings settings, Clock clock, InCode inCode, boolean isComplete, Mistakes mistakes) {
    this.settings = settings;
    this.configured = new ConfiguredVerifiers(clock, inCode.listeners(), inCode.beans());
    settings.names().findUnknown(mistakes);
    inCode.verifiers().forEach(verifier -> mistakes.in(() -> add(verifier)));
    List<ConfiguredVerifier> built = configured.addAll(settings, names(), mistakes);
    if (isComplete || !mistakes.isEmpty()) {
      settings.names().findWithoutScheme(configured.names(), names(), !isComplete, mistakes);
    }
    mistakes.report();
    built.forEach(this::take);
  }

  /**
   * {@return the verifiers that the settings of the running application describe, built on the
   * first call: those that a source names by their {@code scheme}}
   *
   * @throws ConfigurationException when settings are unknown, missing or wrong; it has all
   *     mistakes, each with the setting, what is wrong with it, and the fix
   */
  public static Verifiers ofApplication() {
    return Applications.running(Verifiers::of);
  }

  private static Verifiers of(ClassLoader application) {
    return of(application, List.of(), new InCode());
  }

  /**
   * Builds the verifiers of an application whose framework knows more of it than its class loader
   * does; {@link #ofApplication()} answers them from now on.
   *
   * @param application the application's class loader
   * @param settings the framework's, asked after the application's own {@link SettingSource}s and
   *     before all others
   * @param verifiers those that the framework's configuration has built
   * @param listeners are told of what each verifier that the settings describe has verified
   * @param beans what the framework has for settings that name an object of the application
   * @return the verifiers: these, those of {@link VerifierSource}s and those of the settings
   * @throws ConfigurationException as {@link #ofApplication()} says
   */
  public static Verifiers ofApplication(
      ClassLoader application,
      SettingSource settings,
      List<ResponseVerifier> verifiers,
      List<VerificationListener> listeners,
      ApplicationBeans beans) {
    Verifiers built = of(application, List.of(settings), new InCode(verifiers, listeners, beans));
    Applications.put(application, built);
    return built;
  }

  private static Verifiers of(
      ClassLoader application, List<SettingSource> ofFramework, InCode inCode) {
    Mistakes mistakes = new Mistakes();
    Settings settings =
        new Settings(SettingSources.ofApplication(application, ofFramework, mistakes));
    List<ResponseVerifier> all = new ArrayList<>(inCode.verifiers());
    ServiceLoader.load(VerifierSource.class, application)
        .forEach(source -> all.addAll(source.verifiers()));
    boolean isComplete = !SettingSources.hasServletFilter(application);
    return new Verifiers(
        settings,
        Clock.systemUTC(),
        new InCode(all, inCode.listeners(), inCode.beans()),
        isComplete,
        mistakes);
  }

  /** {@return verifiers that the application has built itself} */
  public static Verifiers of(ResponseVerifier... verifiers) {
    return new Verifiers(
        new Settings(List.of()), Clock.systemUTC(), new InCode(verifiers), true, new Mistakes());
  }

  /**
   * {@return verifiers from these settings only, for tests and for applications that gather their
   * settings themselves}
   *
   * @param values by full name, such as {@code verified-response.caf.scheme}
   * @throws IllegalArgumentException as {@link #ofApplication} says
   */
  public static Verifiers of(Map<String, String> values) {
    return of(values, Clock.systemUTC());
  }

  /**
   * {@return verifiers as {@link #of(Map)} does, which judge the age of results by this clock}
   *
   * @param values by full name
   * @param clock for tests; replay guards have their own
   */
  public static Verifiers of(Map<String, String> values, Clock clock) {
    return of(new Settings(List.of(new SettingSources.Texts(Map.copyOf(values)))), clock);
  }

  static Verifiers of(Settings settings, Clock clock) {
    return new Verifiers(settings, clock, new InCode(), true, new Mistakes());
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
      throw unknown(name);
    }
    return configure(name, settings);
  }

  private ConfigurationException unknown(String name) {
    return ConfigurationException.of(
        Mistake.UNKNOWN_VERIFIER,
        "there is no verifier named %s: %sset verified-response.%s.scheme, or use one of %s"
            .formatted(
                SettingValues.quoted(name),
                Nearest.to(name, names()).map("did you mean '%s'? If not, "::formatted).orElse(""),
                name,
                names()));
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
      own.names().refuseUnknown();
      refuseMisspelt(name, own);
      configure(name, own);
      initParams.put(name, Map.copyOf(params));
    } else if (!before.equals(params)) {
      throw ConfigurationException.of(
          Mistake.SAME_VERIFIER,
          ("two filters have different init-params for the verifier '%s': keep them in one place,"
                  + " or give one verifier another name")
              .formatted(name));
    }
    return named(name);
  }

  /** A filter that has other init-params than a scheme means a verifier that there is. */
  private void refuseMisspelt(String name, Settings own) {
    if (own.find(name, SchemeSettings.SCHEME).texts().isEmpty()) {
      Nearest.to(name, names())
          .ifPresent(
              near -> {
                throw ConfigurationException.of(
                    Mistake.NO_SCHEME,
                    "the verifier '%s' has no scheme: did you mean '%s'? If not, set %s"
                        .formatted(name, near, Settings.name(name, SchemeSettings.SCHEME.key())));
              });
    }
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
    return configured
        .find(verifier)
        .flatMap(ConfiguredVerifier::references)
        .orElseThrow(
            () ->
                ConfigurationException.of(
                    Mistake.UNKNOWN_VERIFIER,
                    ("the verifier '%s' is not bound to references by its settings: set its binding"
                            + " to such as /reference=issued-to:principal")
                        .formatted(verifier)));
  }

  /**
   * {@return what each of these verifiers lacks to verify a result now, by name, as {@link
   * VerifierStatus#notReady} says} Asks the stores and the sources of keys, and so takes as long as
   * they do: up to the {@code store-timeout}, and up to the {@code jwks-timeout} while there is no
   * JWK set yet.
   */
  public Map<String, List<String>> lacking() {
    Map<String, List<String>> all = new TreeMap<>();
    verifiers.values().forEach(one -> all.put(one.name(), one.status().notReady()));
    return all;
  }

  /** {@return the names of the verifiers so far} */
  public Set<String> names() {
    return new TreeSet<>(verifiers.keySet());
  }

  /** {@link RunningApplication#requireBeans}. */
  void requireBeansOfBindings() {
    configured.all().flatMap(verifier -> verifier.bean().stream()).forEach(ExpectedBean::require);
  }

  /** {@link RunningApplication#requireSchemes}. */
  void refuseWithoutScheme(Set<String> declared) {
    Mistakes mistakes = new Mistakes();
    Set<String> known = new TreeSet<>(configured.names());
    known.addAll(declared);
    settings.names().findWithoutScheme(known, names(), false, mistakes);
    mistakes.report();
  }

  private void add(ResponseVerifier verifier) {
    if (verifiers.putIfAbsent(verifier.name(), verifier) != null) {
      throw ConfiguredVerifiers.twice(verifier.name());
    }
    LOG.log(System.Logger.Level.INFO, verifier.toString());
  }

  private ResponseVerifier configure(String name, Settings from) {
    return take(configured.add(name, from, names()));
  }

  private ResponseVerifier take(ConfiguredVerifier built) {
    verifiers.put(built.name(), built.verifier());
    LOG.log(System.Logger.Level.INFO, built.verifier().toString());
    for (String warning : built.warnings()) {
      LOG.log(System.Logger.Level.WARNING, "verifier " + built.name() + ": " + warning);
    }
    return built.verifier();
  }
}
