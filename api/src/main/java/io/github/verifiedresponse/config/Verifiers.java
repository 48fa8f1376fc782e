package io.github.verifiedresponse.config;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.binding.References;
import io.github.verifiedresponse.config.VerifierSettings.ConfiguredVerifier;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The verifiers of one application, by name. Both doors and the deployment checks ask the same one,
 * so that they share replay guards and disagree about nothing.
 */
public final class Verifiers {
  private static final System.Logger LOG = System.getLogger(Verifiers.class.getName());

  /**
   * By class loader, because a library in a server's or an EAR's lib serves several applications.
   */
  private static final Map<ClassLoader, Verifiers> APPLICATIONS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final Settings settings;
  private final Stores stores = new Stores();
  private final Map<String, ConfiguredVerifier> configured = new ConcurrentSkipListMap<>();
  private final Map<String, Map<String, String>> initParams = new HashMap<>();
  private final Map<String, ResponseVerifier> verifiers = new ConcurrentHashMap<>();

  private Verifiers(Settings settings) {
    this.settings = settings;
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
    return APPLICATIONS.computeIfAbsent(
        applicationLoader(),
        loader -> {
          Verifiers verifiers = new Verifiers(new Settings(SettingSources.ofApplication(loader)));
          ServiceLoader.load(VerifierSource.class, loader)
              .forEach(source -> source.verifiers().forEach(verifiers::add));
          return verifiers;
        });
  }

  /** Forgets the running application's verifiers, when it is undeployed. */
  public static void forgetApplication() {
    APPLICATIONS.remove(applicationLoader());
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
    if (settings.value(name, Setting.SCHEME).isEmpty()) {
      throw new IllegalArgumentException(
          "no verifier is named "
              + Values.quoted(name)
              + ": set verified-response."
              + name
              + ".scheme, or use one of "
              + names());
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
    if (before != null) {
      if (!before.equals(params)) {
        throw new IllegalArgumentException(
            "two filters have different init-params for the verifier '"
                + name
                + "': keep them in one place, or give one verifier another name");
      }
      return named(name);
    }
    Settings own = settings.withInitParams(name, params);
    own.refuseUnknownNames();
    ResponseVerifier verifier = configure(name, own);
    initParams.put(name, Map.copyOf(params));
    return verifier;
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
                    "the verifier '"
                        + verifier
                        + "' is not bound to references by its settings: set its binding to such as"
                        + " /reference=issued-to:principal"));
  }

  /**
   * Looks whether the CDI beans are there that bindings of the running application's verifiers
   * name; asked when CDI has started. It builds no verifiers.
   *
   * @throws IllegalArgumentException when one is not; the message names the mend
   */
  public static void requireBeans() {
    Verifiers built = APPLICATIONS.get(applicationLoader());
    if (built != null) {
      built.requireOwnBeans();
    }
  }

  private void requireOwnBeans() {
    configured.values().forEach(built -> built.bean().ifPresent(ExpectedBean::require));
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
    ConfiguredVerifier built = new VerifierSettings(new SettingReader(name, from), stores).build();
    Contradictions.refuse(name, built, configured);
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

  /**
   * The running application's loader. A thread that is nobody's, such as one of the common pool,
   * has another one, which does not know this class: then it is the loader of this class.
   */
  private static ClassLoader applicationLoader() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return loader != null && (APPLICATIONS.containsKey(loader) || knowsThisClass(loader))
        ? loader
        : Verifiers.class.getClassLoader();
  }

  private static boolean knowsThisClass(ClassLoader loader) {
    try {
      return Class.forName(Verifiers.class.getName(), false, loader) == Verifiers.class;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
