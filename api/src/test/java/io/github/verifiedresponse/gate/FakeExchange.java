package io.github.verifiedresponse.gate;

import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A container's request and answer, without the container. */
public final class FakeExchange implements Exchange {
  final Map<String, @Nullable Object> attributes;
  final List<Content> served = new ArrayList<>();
  final List<Content> servedAgain = new ArrayList<>();
  final List<VerifiedPayload> entities = new ArrayList<>();
  final List<Answer> answers = new ArrayList<>();
  @Nullable String route = "/results/*";
  boolean takesUnreadBody;

  private final TestMessage message;
  private final Arrival arrival;

  private FakeExchange(
      TestMessage message, Arrival arrival, Map<String, @Nullable Object> attributes) {
    this.message = message;
    this.arrival = arrival;
    this.attributes = attributes;
  }

  /** A request that comes from its client. */
  public static FakeExchange of(TestMessage message) {
    return new FakeExchange(message, Arrival.REQUEST, new HashMap<>());
  }

  /** The same request at another filter, or dispatched; with an answer of its own to look at. */
  FakeExchange at(Arrival later) {
    return new FakeExchange(message, later, attributes);
  }

  /** What was answered in the handler's place. */
  public record Answer(int status, Map<String, String> headers, String body) {}

  public Answer answer() {
    if (answers.size() != 1) {
      throw new AssertionError("expected one answer, got " + answers);
    }
    return answers.get(0);
  }

  /** What a handler finds. */
  Optional<VerifiedPayload> found() {
    return VerifiedPayload.find(this::get, "caf");
  }

  @Override
  public boolean takesUnreadBody() {
    return takesUnreadBody;
  }

  @Override
  public InboundMessage message(int maxBody) {
    return message.build();
  }

  @Override
  public @Nullable Object get(String attribute) {
    return attributes.get(attribute);
  }

  @Override
  public void set(String attribute, @Nullable Object value) {
    attributes.put(attribute, value);
  }

  @Override
  public void serve(Content body) {
    served.add(body);
  }

  @Override
  public void serveAgain(Content body) {
    servedAgain.add(body);
  }

  @Override
  public void entity(VerifiedPayload payload) {
    entities.add(payload);
  }

  @Override
  public Arrival arrival() {
    return arrival;
  }

  @Override
  public String method() {
    return message.build().method();
  }

  @Override
  public String route() {
    String declared = route;
    if (declared == null) {
      throw new IllegalStateException("no route");
    }
    return declared;
  }

  @Override
  public boolean isBeforeHandlers() {
    return arrival == Arrival.REQUEST;
  }

  @Override
  public void answer(int status, Map<String, String> headers, byte[] body) {
    answers.add(new Answer(status, headers, new String(body, StandardCharsets.UTF_8)));
  }
}
