package io.github.verifiedresponse.config;

import io.github.verifiedresponse.GuardedEndpoint;
import io.github.verifiedresponse.mistake.ConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The application that runs on this thread: what is guarded in it, what its verifiers lack, and the
 * checks of its start. {@link Verifiers#ofApplication()} has its verifiers; nothing here builds
 * any.
 */
public final class RunningApplication {
  private RunningApplication() {}

  /**
   * Treats two class loaders as one application. A server that runs within the application gives
   * its threads one of its own, and the application's other threads have another one.
   *
   * @param part the server's, or a library's
   * @param whole the application's
   */
  public static void shareBetween(ClassLoader part, ClassLoader whole) {
    Applications.join(part, whole);
  }

  /** Forgets the running application's verifiers, when it is undeployed. */
  public static void forget() {
    Applications.forgetRunning();
  }

  /**
   * {@return what is guarded in the running application, by kind of filter and endpoint} Each is
   * logged once, when its filter or resource is initialised: at start, but on servers that do so
   * with the first request.
   */
  public static List<GuardedEndpoint> guardedEndpoints() {
    return Applications.guarded().all();
  }

  /**
   * {@return what {@link Verifiers#lacking} says of the verifiers of the running application} For
   * readiness checks, which build no verifiers: of an application whose verifiers have not been
   * built, there is none.
   */
  public static Map<String, List<String>> notReady() {
    return Applications.built().map(Verifiers::lacking).orElse(Map.of());
  }

  /** Notes what a filter guards in the running application. Filters call this. */
  public static void noteGuarded(GuardedEndpoint endpoint) {
    Applications.guarded().add(endpoint);
  }

  /**
   * Looks whether the CDI beans are there that bindings of the running application's verifiers
   * name; asked when CDI has started. It builds no verifiers.
   *
   * @throws IllegalArgumentException when one is not; the message names the fix
   */
  public static void requireBeans() {
    Applications.built().ifPresent(Verifiers::requireBeansOfBindings);
  }

  /**
   * Looks whether each verifier of the running application that has settings has a scheme, too;
   * asked when the init-params of filters are known. It builds no verifiers.
   *
   * @param declared verifiers whose filters have init-params that may not have been read yet
   * @throws ConfigurationException naming the settings of those that have none, and the fix
   */
  public static void requireSchemes(Set<String> declared) {
    Applications.built().ifPresent(verifiers -> verifiers.refuseWithoutScheme(declared));
  }
}
