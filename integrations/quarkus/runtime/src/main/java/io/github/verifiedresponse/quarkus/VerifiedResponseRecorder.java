package io.github.verifiedresponse.quarkus;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.VerificationListener;
import io.github.verifiedresponse.config.ApplicationBeans;
import io.github.verifiedresponse.config.RunningApplication;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistakes;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;
import jakarta.enterprise.inject.Any;
import java.util.List;
import java.util.Set;

/** Starts the guard with the application; called by what the extension's build steps record. */
@Recorder
public class VerifiedResponseRecorder {

  /** Called by Quarkus. */
  public VerifiedResponseRecorder() {}

  /**
   * Builds the verifiers of the application's settings, and looks whether they can guard what is
   * annotated.
   *
   * @param guarded the names of the resource classes, and of what they inherit from, that are
   *     annotated
   * @param shutdown forgets the verifiers with the application
   * @throws ConfigurationException with all mistakes
   */
  public void start(List<String> guarded, ShutdownContext shutdown) {
    ArcContainer beans = Arc.container();
    ClassLoader application = Thread.currentThread().getContextClassLoader();
    Verifiers verifiers =
        Verifiers.ofApplication(
            application,
            name -> null,
            beans.select(ResponseVerifier.class, Any.Literal.INSTANCE).stream().toList(),
            beans.select(VerificationListener.class, Any.Literal.INSTANCE).stream().toList(),
            ApplicationBeans.ofCdi());
    RunningApplication.requireSchemes(Set.of());
    RunningApplication.requireBeans();
    Mistakes mistakes = new Mistakes();
    StartCheck check = new StartCheck(verifiers);
    guarded.forEach(name -> mistakes.in(() -> check.check(load(name, application))));
    mistakes.report();
    beans.instance(GuardedResources.class).get().open(verifiers);
    shutdown.addShutdownTask(RunningApplication::forget);
  }

  private static Class<?> load(String name, ClassLoader application) {
    try {
      return Class.forName(name, false, application);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          name + " is annotated @VerifiedResponse and cannot be loaded", e);
    }
  }
}
