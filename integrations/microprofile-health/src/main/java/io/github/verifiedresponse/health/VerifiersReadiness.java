package io.github.verifiedresponse.health;

import io.github.verifiedresponse.config.RunningApplication;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.mistake.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * The readiness check {@code verified-response}: up while the keys of every verifier can be had and
 * its stores answer; down, too, while settings stop the application. No code is needed: a server
 * with CDI and MicroProfile Health finds it where this jar is in the application.
 *
 * <p>Its data has each verifier by name, with {@code ready} or what is missing: {@code keys},
 * {@code replay guard} or {@code binding}. No secret and no address is in it. Each check asks each
 * store once, within {@code store-timeout}.
 */
@Readiness
@ApplicationScoped
public class VerifiersReadiness implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("verified-response");
    Map<String, List<String>> missing;
    try {
      Verifiers.ofApplication(); // an application that its settings have closed has none
      missing = RunningApplication.notReady();
    } catch (ConfigurationException e) {
      return response.withData("settings", "invalid: see the start-up log").down().build();
    }
    missing.forEach(
        (verifier, parts) ->
            response.withData(verifier, parts.isEmpty() ? "ready" : String.join(", ", parts)));
    return response.status(missing.values().stream().allMatch(List::isEmpty)).build();
  }
}
