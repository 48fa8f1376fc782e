package io.github.verifiedresponse.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

/** Stops the deployment when a binding names a bean that there is not. */
@ApplicationScoped
class ExpectedBeansCheck {

  void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
    RunningApplication.requireBeans();
  }
}
