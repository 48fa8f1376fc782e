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

/**
 * Looks, when the settings are known, whether the verifier of each guard is there and can guard.
 *
 * @param verifiers of the running application
 */
record StartCheck(Verifiers verifiers) {

  /**
   * Checks a class and its methods.
   *
   * @throws ConfigurationException with all mistakes
   */
  void check(Class<?> type) {
    Mistakes mistakes = new Mistakes();
    AnnotationLookup.onType(type).ifPresent(guard -> require(guard, type.getName(), mistakes));
    for (Method method : type.getDeclaredMethods()) {
      AnnotationLookup.onElement(method)
          .ifPresent(guard -> require(guard, type.getName() + "." + method.getName(), mistakes));
    }
    for (Method method : type.getMethods()) {
      endpoint(type, method).ifPresent(RunningApplication::noteGuarded);
    }
    mistakes.report();
  }

  private static Optional<GuardedEndpoint> endpoint(Class<?> type, Method method) {
    return !Modifier.isAbstract(type.getModifiers()) && Resources.answers(type, method)
        ? AnnotationLookup.onMethod(type, method)
            .map(
                guard ->
                    new GuardedEndpoint(
                        FilterKind.JAX_RS, type.getName() + "." + method.getName(), guard.value()))
        : Optional.empty();
  }

  private void require(VerifiedResponse guard, String place, Mistakes mistakes) {
    mistakes.in(
        () -> {
          try {
            ResponseVerifier verifier = verifiers.named(guard.value());
            refuseUnfit(verifier);
            verifier.handling().requireTypesOf(Acceptance.of(guard));
          } catch (ConfigurationException e) {
            throw e.at("@VerifiedResponse on " + place);
          }
        });
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
              + " done its work, because of what the sender asked for: set give-back=explicit and"
              + " call VerifiedPayload.giveBack()");
    }
  }
}
