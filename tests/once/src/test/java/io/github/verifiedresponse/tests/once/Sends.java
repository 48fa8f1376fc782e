package io.github.verifiedresponse.tests.once;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The requests that are under way, by the id in their header. */
final class Sends {
  static final String HEADER = "X-Send";

  private final Map<String, Send> byId = new ConcurrentHashMap<>();

  void add(Send send) {
    byId.put(send.id(), send);
  }

  void remove(Send send) {
    byId.remove(send.id());
  }

  Send get(@Nullable String id) {
    Send send = id == null ? null : byId.get(id);
    if (send == null) {
      throw new IllegalStateException("nobody has sent this: " + id);
    }
    return send;
  }
}
