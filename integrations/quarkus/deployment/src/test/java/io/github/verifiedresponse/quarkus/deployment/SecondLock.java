package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.enterprise.context.ApplicationScoped;

/** A bean behind resources. */
@ApplicationScoped
@VerifiedResponse("caf")
public class SecondLock {

  String handle() {
    return Handled.by("bean");
  }
}
