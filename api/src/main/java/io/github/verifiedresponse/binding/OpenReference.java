package io.github.verifiedresponse.binding;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.verifiedresponse.message.Caller;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.util.Set;

/** The payload's reference must be one that was issued for this caller and is open. */
record OpenReference(References references, JsonPointer field, ExpectedResult subject)
    implements Binding {

  @Override
  public void check(AuthenticMessage message, Caller caller) throws RejectedException {
    String who = subject.of(caller).orElse("");
    String reference = reference(message);
    if (who.isEmpty() || reference.isEmpty()) {
      throw new RejectedException(
          Reason.NOT_BOUND, "the result is genuine, but does not belong to this caller");
    }
    // while it is pending, the vendor's decision comes with the same reference
    boolean isFinal = message.outcome() != Outcome.PENDING;
    references.check(reference, who, ReplayIdentity.of("result", message).toHex(), isFinal);
  }

  private String reference(AuthenticMessage message) {
    JsonNode value = message.at(field);
    return value.isTextual() ? value.textValue() : "";
  }

  @Override
  public Set<JsonPointer> fields() {
    return Set.of(field);
  }

  @Override
  public boolean needsSession() {
    return subject.needsSession();
  }

  @Override
  public void requireReady() throws RejectedException {
    references.requireReady();
  }

  /** Shows the field, never a value. */
  @Override
  public String toString() {
    return "open reference in " + field;
  }
}
