package io.github.verifiedresponse;

import io.github.verifiedresponse.message.Caller;
import java.util.Map;
import java.util.Optional;

/**
 * What a server knows of a caller.
 *
 * @param principal who has logged in
 * @param session attributes of the session
 * @param attributes of the request
 */
public record TestCaller(
    Optional<String> principal, Map<String, Object> session, Map<String, Object> attributes)
    implements Caller {

  public static TestCaller principal(String name) {
    return new TestCaller(Optional.of(name), Map.of(), Map.of());
  }

  @Override
  public Optional<Object> sessionValue(String name) {
    return Optional.ofNullable(session.get(name));
  }

  @Override
  public Optional<Object> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }
}
