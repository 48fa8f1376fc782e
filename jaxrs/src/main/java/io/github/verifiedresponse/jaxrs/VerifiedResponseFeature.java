package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.config.RunningApplication;
import io.github.verifiedresponse.config.Verifiers;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Registers the guard of JAX-RS resources. Servers find it by themselves, by scanning and as a
 * service (Jakarta RESTful Web Services 3.1, section 4.1.2); an application that lists its classes
 * adds this one, or an instance with verifiers of its own. One that switches the loading of
 * services off has to: its annotated resources are refused otherwise.
 */
public final class VerifiedResponseFeature implements Feature {
  private final @Nullable Verifiers own;

  /** Called by the server: the verifiers of the application's settings. */
  public VerifiedResponseFeature() {
    this.own = null;
  }

  /**
   * Guards with these verifiers, outside a servlet container. Within one the annotations are
   * checked against the application's verifiers before JAX-RS starts: give it those that you build
   * in code as a {@link io.github.verifiedresponse.config.VerifierSource}.
   */
  public VerifiedResponseFeature(Verifiers verifiers) {
    this.own = verifiers;
  }

  /**
   * Registers guard and check, once, and nothing in a client.
   *
   * @throws IllegalArgumentException when a setting is unknown, missing or wrong
   */
  @Override
  public boolean configure(FeatureContext context) {
    if (context.getConfiguration().getRuntimeType() == RuntimeType.CLIENT) {
      return false; // clients load the services of servers, too
    }
    if (context.getConfiguration().isRegistered(GuardFilter.class)) {
      return false; // found by scanning and as a service
    }
    Verifiers verifiers = own != null ? own : ofApplication();
    checkRegistered(context.getConfiguration(), verifiers);
    context.register(new PlacementCheck(verifiers));
    context.register(new AlreadyUsedMapper());
    context.register(new GuardFilter(verifiers), GuardFilter.PRIORITY);
    context.register(new HandlerEnd(), HandlerEnd.PRIORITY);
    context.register(new PayloadReader(), PayloadReader.PRIORITY);
    context.property(RegistrationCheck.REGISTERED, true);
    return true;
  }

  private static Verifiers ofApplication() {
    Verifiers verifiers = Verifiers.ofApplication();
    RunningApplication.requireSchemes(Set.of());
    return verifiers;
  }

  /** Servers call a {@code DynamicFeature} for resource methods, and a class may have none. */
  private static void checkRegistered(Configuration registered, Verifiers verifiers) {
    Stream.concat(
            registered.getClasses().stream(),
            registered.getInstances().stream().map(Object::getClass))
        .filter(GuardChecks::isRoot)
        .forEach(type -> GuardChecks.check(type, verifiers));
  }
}
