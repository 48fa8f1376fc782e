package io.github.verifiedresponse.samples.onboarding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether the system behind this sample cannot be reached, so that nothing can be done with a
 * result.
 */
@ApplicationScoped
public class Maintenance {
  private final AtomicBoolean on = new AtomicBoolean();

  boolean isOn() {
    return on.get();
  }

  void set(boolean isOn) {
    on.set(isOn);
  }
}
