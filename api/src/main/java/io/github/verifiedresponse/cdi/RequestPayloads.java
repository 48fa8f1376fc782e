package io.github.verifiedresponse.cdi;

import io.github.verifiedresponse.NotVerifiedException;
import io.github.verifiedresponse.VerifiedPayload;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was verified for the current request; the request scope ends it, and so does its filter. */
@RequestScoped
class RequestPayloads {
  private final List<VerifiedPayload> payloads = new ArrayList<>(1);

  void remember(VerifiedPayload payload) {
    payloads.add(0, payload);
  }

  Optional<VerifiedPayload> by(String verifier) {
    return payloads.stream()
        .filter(VerifiedPayload::isCurrent)
        .filter(payload -> payload.verifier().equals(verifier))
        .findFirst();
  }

  VerifiedPayload latest() {
    return payloads.stream()
        .filter(VerifiedPayload::isCurrent)
        .findFirst()
        .orElseThrow(
            () ->
                new NotVerifiedException(
                    "a VerifiedPayload was injected, but nothing was verified for this request:"
                        + " guard the endpoint with @VerifiedResponse, and inject"
                        + " Instance<VerifiedPayload> into beans that live longer than a request"));
  }
}
