package io.github.verifiedresponse.cdi;

import io.github.verifiedresponse.VerifiedPayload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

/** Makes {@code @Inject VerifiedPayload} work. */
@ApplicationScoped
class PayloadProducer {

  @Produces
  @Dependent
  VerifiedPayload payload(RequestPayloads payloads) {
    return payloads.latest();
  }
}
