package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.gate.Arrival;
import io.github.verifiedresponse.gate.Exchange;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request without a container: a third adapter, and all that one needs. */
final class MemoryExchange implements Exchange {
  private final String token;
  private final Map<String, Object> attributes = new HashMap<>();
  private int status;
  private String body = "";

  MemoryExchange(String token) {
    this.token = token;
  }

  @Override
  public InboundMessage message(int maxBody) {
    return InboundMessage.of("POST", "/results")
        .headers(name -> name.equalsIgnoreCase("Content-Type") ? List.of("text/plain") : List.of())
        .body(() -> Content.ofText(token))
        .build();
  }

  @Override
  public @Nullable Object get(String attribute) {
    return attributes.get(attribute);
  }

  @Override
  public void set(String attribute, @Nullable Object value) {
    if (value == null) {
      attributes.remove(attribute);
    } else {
      attributes.put(attribute, value);
    }
  }

  @Override
  public void serve(Content content) {}

  @Override
  public Arrival arrival() {
    return Arrival.REQUEST;
  }

  @Override
  public boolean isBeforeHandlers() {
    return true;
  }

  @Override
  public void answer(int answered, Map<String, String> headers, byte[] bytes) {
    status = answered;
    body = new String(bytes, StandardCharsets.UTF_8);
  }

  /** {@return what a filter answered in the handler's place; 0 when it let the request through} */
  int status() {
    return status;
  }

  /** {@return whether the answer has this reason} */
  boolean says(String reason) {
    return body.contains(":problem:" + reason + '"');
  }
}
