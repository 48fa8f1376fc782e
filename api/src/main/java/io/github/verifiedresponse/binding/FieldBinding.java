package io.github.verifiedresponse.binding;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.verifiedresponse.message.Caller;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.AuthenticMessage;
import java.util.Set;

/** A string of the payload must be, character for character, what the server expects. */
record FieldBinding(JsonPointer field, ExpectedResult expected) implements Binding {

  @Override
  public void check(AuthenticMessage message, Caller caller) throws RejectedException {
    JsonNode value = message.at(field);
    // a number, another case or another Unicode form is another value: nothing is converted
    boolean bound =
        value.isTextual()
            && !value.textValue().isEmpty()
            && expected.of(caller).filter(value.textValue()::equals).isPresent();
    if (!bound) {
      throw new RejectedException(
          Reason.NOT_BOUND, "the result is genuine, but does not belong to this caller");
    }
  }

  @Override
  public Set<JsonPointer> fields() {
    return Set.of(field);
  }

  @Override
  public boolean needsSession() {
    return expected.needsSession();
  }

  /** Shows the field, never a value. */
  @Override
  public String description() {
    return "bound by " + field;
  }

  @Override
  public String toString() {
    return description();
  }
}
