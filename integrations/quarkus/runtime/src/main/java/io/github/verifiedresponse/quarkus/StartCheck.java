package io.github.verifiedresponse.quarkus;

import io.github.verifiedresponse.Acceptance;
import io.github.verifiedresponse.GuardedEndpoint;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.RunningApplication;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.mistake.Mistakes;
import io.github.verifiedresponse.placement.AnnotationLookup;
import io.github.verifiedresponse.replay.GiveBack;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks, when the settings are known, whether the verifier of each guard is there and can guard.
 *
 * @param verifiers of the running application
 */
record StartCheck(Verifiers verifiers) {

  /** Where an annotation counts, and which. */
  private record Place(String name, VerifiedResponse guard) {}

  /**
   * Checks a class and its methods.
   *
   * @throws ConfigurationException with all mistakes
   */
  void check(Class<?> type) {
    Mistakes mistakes = new Mistakes();
    places(type).distinct().forEach(place -> mistakes.in(() -> require(place)));
    endpoints(type)
        .filter(place -> !Modifier.isAbstract(type.getModifiers()))
        .map(place -> new GuardedEndpoint(FilterKind.JAX_RS, place.name(), place.guard().value()))
        .forEach(RunningApplication::noteGuarded);
    mistakes.report();
  }

  /** The class's own counts for each of its methods, and is one mistake. */
  private static Stream<Place> places(Class<?> type) {
    Optional<VerifiedResponse> onType = AnnotationLookup.onType(type);
    Stream<Place> onMethods =
        Stream.of(type.getDeclaredMethods())
            .flatMap(
                method ->
                    AnnotationLookup.onElement(method).stream()
                        .map(guard -> new Place(name(type, method), guard)));
    return Stream.of(
            onType.stream().map(guard -> new Place(type.getName(), guard)),
            onMethods,
            endpoints(type).filter(place -> !Optional.of(place.guard()).equals(onType)))
        .flatMap(places -> places);
  }

  /** What answers requests, by an annotation of its own, of its class, or inherited. */
  private static Stream<Place> endpoints(Class<?> type) {
    return Stream.concat(Stream.of(type.getMethods()), Stream.of(type.getDeclaredMethods()))
        .distinct()
        .filter(method -> Resources.answers(type, method))
        .flatMap(
            method ->
                AnnotationLookup.onMethod(type, method).stream()
                    .map(guard -> new Place(name(type, method), guard)));
  }

  private static String name(Class<?> type, Method method) {
    return type.getName() + "." + method.getName();
  }

  /**
   * Checks what is met only with a request.
   *
   * @throws ConfigurationException naming the method and the fix
   */
  void require(Class<?> type, Method method, VerifiedResponse guard) {
    require(new Place(name(type, method), guard));
  }

  private void require(Place place) {
    try {
      ResponseVerifier verifier = verifiers.named(place.guard().value());
      refuseUnfit(verifier);
      verifier.handling().requireTypesOf(Acceptance.of(place.guard()));
    } catch (ConfigurationException e) {
      throw e.at("@VerifiedResponse on " + place.name());
    }
  }

  private static void refuseUnfit(ResponseVerifier verifier) {
    if (verifier.needsSession()) {
      throw ConfigurationException.of(
          Mistake.VALUE,
          "the binding of verifier '"
              + verifier.name()
              + "' reads the HTTP session (session:NAME), which Quarkus REST does not have: bind to"
              + " principal, attribute:NAME or expected:BEAN");
    }
    if (verifier.giveBack() == GiveBack.EXCEPTION) {
      throw ConfigurationException.of(
          Mistake.FRAMEWORK_SERVLET,
          "the verifier '"
              + verifier.name()
              + "' has give-back=exception, and Quarkus REST can fail after the resource method has"
              + " done its work, for reasons that the sender controls: set give-back=explicit and"
              + " call VerifiedPayload.giveBack()");
    }
  }
}
