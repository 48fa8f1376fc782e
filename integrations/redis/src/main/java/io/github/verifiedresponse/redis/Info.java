package io.github.verifiedresponse.redis;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;

/** A section of what a server says of itself: {@code INFO}. */
record Info(Map<String, String> fields) {
  private static final String NO_EVICTION = "noeviction";

  static Info of(Connection connection, String section) {
    byte[] answer =
        (byte[]) connection.executeCommand(new CommandArguments(Command.INFO).add(section));
    return new Info(
        new String(answer, StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.indexOf(':') > 0)
            .collect(
                Collectors.toMap(
                    line -> line.substring(0, line.indexOf(':')),
                    line -> line.substring(line.indexOf(':') + 1),
                    (first, second) -> first)));
  }

  String field(String name) {
    return fields.getOrDefault(name, "");
  }

  int number(String name) {
    String text = field(name);
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  /**
   * Every entry has a time to live, so each {@code volatile-…} policy may evict it as each {@code
   * allkeys-…} one: {@code volatile-ttl} takes those first that end soonest, and then the others. A
   * server without {@code maxmemory} evicts nothing now, but that can be set while it runs.
   */
  static void requireNoEviction(Connection connection) throws EvictionException {
    String policy = of(connection, "memory").field("maxmemory_policy");
    if (!policy.equals(NO_EVICTION)) {
      throw new EvictionException(
          (policy.isEmpty()
                  ? "the server does not report its maxmemory-policy"
                  : "the server has maxmemory-policy "
                      + policy
                      + ", which drops entries that are still needed when memory is short, so used"
                      + " results would be accepted again")
              + ": set maxmemory-policy noeviction on each node, in a Redis that is not also a"
              + " cache");
    }
  }
}
