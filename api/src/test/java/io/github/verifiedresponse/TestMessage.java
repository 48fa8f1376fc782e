package io.github.verifiedresponse;

import io.github.verifiedresponse.message.Caller;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.InboundMessageBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request as a relayer sends it; counts how often its body is read. */
public final class TestMessage {
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private String method = "POST";
  private String target = "/results";
  private InboundMessage.BodySource body = Content::empty;
  private Caller caller = Caller.unknown();
  private int reads;

  /** A token as the body, as Caf's SDK hands it over. */
  public static TestMessage ofToken(String token) {
    return new TestMessage().header("Content-Type", "application/jwt").body(token);
  }

  public static TestMessage ofJson(String json) {
    return new TestMessage().header("Content-Type", "application/json").body(json);
  }

  /** A callback of Shufti Pro. */
  public static TestMessage ofSigned(String json, String signature) {
    return ofJson(json).header("Signature", signature);
  }

  /** A message without a body. */
  public static TestMessage get(String target) {
    return new TestMessage().method("GET").target(target);
  }

  public TestMessage method(String method) {
    this.method = method;
    return this;
  }

  public TestMessage target(String target) {
    this.target = target;
    return this;
  }

  /** Sets the header's lines; none removes it. */
  public TestMessage header(String name, String... values) {
    headers.put(name, List.of(values));
    return this;
  }

  public TestMessage body(String text) {
    return body(Content.ofText(text));
  }

  public TestMessage body(Content content) {
    return body(() -> content);
  }

  public TestMessage body(InboundMessage.BodySource source) {
    this.body = source;
    return this;
  }

  public TestMessage caller(Caller caller) {
    this.caller = caller;
    return this;
  }

  public InboundMessage build() {
    return builder().build();
  }

  public InboundMessageBuilder builder() {
    return InboundMessage.of(method, target)
        .headers(name -> headers.getOrDefault(name, List.of()))
        .body(
            () -> {
              reads++;
              return body.read();
            })
        .caller(caller);
  }

  /** How often the body was read so far. */
  public int reads() {
    return reads;
  }
}
