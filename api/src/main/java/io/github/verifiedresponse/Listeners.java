package io.github.verifiedresponse;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The listeners of a verifier. */
record Listeners(List<VerificationListener> all) {

  /**
   * {@return those that were given, and those of {@code META-INF/services}}
   *
   * @param given of the classes of these, none is looked for: two would count everything twice
   */
  static Listeners with(List<VerificationListener> given) {
    List<VerificationListener> all = new ArrayList<>(given);
    ServiceLoader.load(VerificationListener.class).stream()
        .filter(found -> given.stream().noneMatch(one -> one.getClass() == found.type()))
        .forEach(found -> all.add(found.get()));
    return needed(all);
  }

  /** {@return those of {@code META-INF/services} of an application that is closed} */
  static Listeners of(ClassLoader application) {
    try {
      return needed(
          ServiceLoader.load(VerificationListener.class, application).stream()
              .map(ServiceLoader.Provider::get)
              .toList());
    } catch (ServiceConfigurationError broken) {
      return new Listeners(List.of()); // the application is closed all the same
    }
  }

  private static Listeners needed(List<VerificationListener> all) {
    return new Listeners(all.stream().filter(VerificationListener::isNeeded).toList());
  }

  /** {@return what tells them of the decisions of a verifier, and a recording} */
  Observers observers(String verifier, String scheme) {
    return new Observers(verifier, scheme, List.copyOf(all), System::nanoTime);
  }

  /** Tells each of them that a verifier was built. */
  void started(VerifierStatus built, Observers observers) {
    all.forEach(
        listener -> observers.safely(listener.getClass().getName(), () -> listener.onStart(built)));
  }
}
