package io.github.verifiedresponse.quarkus;

import io.github.verifiedresponse.NotVerifiedException;
import io.github.verifiedresponse.VerifiedPayload;
import jakarta.ws.rs.InternalServerErrorException;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.parameters.ParameterExtractor;

/** A parameter of the type {@link VerifiedPayload}: what the method's own verifier has verified. */
public final class PayloadParameter implements ParameterExtractor {

  /** Called by the start of the application. */
  public PayloadParameter() {}

  /**
   * {@return the payload}
   *
   * @throws InternalServerErrorException when the resource method is not guarded
   */
  @Override
  public Object extractParameter(ResteasyReactiveRequestContext context) {
    return Pending.of(context)
        .map(pending -> VerifiedPayload.require(context::getProperty, pending.guard().value()))
        .orElseThrow(PayloadParameter::notGuarded);
  }

  /** Quarkus REST would answer another exception of a parameter with 400. */
  private static InternalServerErrorException notGuarded() {
    return new InternalServerErrorException(
        new NotVerifiedException(
            "a parameter is a VerifiedPayload, but its resource method is not guarded: annotate it"
                + " with @VerifiedResponse"));
  }
}
