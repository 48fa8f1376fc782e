package io.github.verifiedresponse.message;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds an {@link InboundMessage}; what is not said is absent. */
public final class InboundMessageBuilder {
  final String method;
  final String target;
  Function<String, List<String>> headers = name -> List.of();
  InboundMessage.BodySource bodySource = Content::empty;
  InboundMessage.@Nullable PartSource parts;
  Caller caller = Caller.unknown();

  InboundMessageBuilder(String method, String target) {
    this.method = Objects.requireNonNull(method, "method");
    this.target = Objects.requireNonNull(target, "target");
  }

  /**
   * Sets the headers.
   *
   * @param headers from a name in any case to its values, one for each line; never null
   */
  public InboundMessageBuilder headers(Function<String, List<String>> headers) {
    this.headers = Objects.requireNonNull(headers, "headers");
    return this;
  }

  /** Sets where the body comes from; it is called at most once. */
  public InboundMessageBuilder body(InboundMessage.BodySource bodySource) {
    this.bodySource = Objects.requireNonNull(bodySource, "bodySource");
    return this;
  }

  /** Sets a body that is in memory already. */
  public InboundMessageBuilder body(Content body) {
    return body(() -> body);
  }

  /**
   * Sets how the parts of a {@code multipart/form-data} body are found; without it such a body is
   * refused where a form is looked for.
   */
  public InboundMessageBuilder parts(InboundMessage.PartSource parts) {
    this.parts = Objects.requireNonNull(parts, "parts");
    return this;
  }

  /** Sets who sends the message. */
  public InboundMessageBuilder caller(Caller caller) {
    this.caller = Objects.requireNonNull(caller, "caller");
    return this;
  }

  /** {@return the message} */
  public InboundMessage build() {
    return new InboundMessage(this);
  }
}
