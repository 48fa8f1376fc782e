package io.github.verifiedresponse.redis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.HostAndPort;

/**
 * Where servers are: {@code redis://[USER:PASSWORD@]HOST[:PORT][,HOST[:PORT]…][/DATABASE]}, or
 * {@code rediss://…} for TLS. A user and a password are percent-encoded.
 *
 * @param nodes the hosts, with port 0 where none is written
 * @param password empty when there is none; then there is no user either
 */
record RedisAddress(
    boolean tls, String user, Optional<String> password, List<HostAndPort> nodes, int database) {
  private static final Pattern URI =
      Pattern.compile("redis(s?)://(?:([^:@/]*):([^:@/]+)@)?([^@/]+)(?:/([0-9]{1,4})?)?");
  private static final Pattern NODE =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");
  private static final int LAST_PORT = 65_535;
  private static final String FORM =
      "write redis://HOST:PORT, or rediss://USER:PASSWORD@HOST:PORT/DATABASE with TLS, with special"
          + " characters of the password percent-encoded and with commas between several HOST:PORT";

  /**
   * {@return the address}
   *
   * @throws IllegalArgumentException when it is none; the message shows nothing of it
   */
  static RedisAddress of(String text) {
    Matcher parts = URI.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(FORM);
    }
    List<HostAndPort> nodes = new ArrayList<>();
    for (String node : parts.group(4).split(",", -1)) {
      nodes.add(node(node));
    }
    Optional<String> database = Optional.ofNullable(parts.group(5));
    return new RedisAddress(
        !parts.group(1).isEmpty(),
        Optional.ofNullable(parts.group(2)).map(RedisAddress::decoded).orElse(""),
        Optional.ofNullable(parts.group(3)).map(RedisAddress::decoded),
        List.copyOf(nodes),
        database.map(Integer::parseInt).orElse(0));
  }

  private static HostAndPort node(String text) {
    Matcher parts = NODE.matcher(text);
    int port = parts.matches() && parts.group(2) != null ? Integer.parseInt(parts.group(2)) : 0;
    if (!parts.matches() || port > LAST_PORT) {
      throw new IllegalArgumentException(FORM);
    }
    return new HostAndPort(parts.group(1).replaceAll("[\\[\\]]", ""), port);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) { // its message shows the text
      throw new IllegalArgumentException(FORM);
    }
  }

  /** {@return the nodes, with this port where none is written} */
  List<HostAndPort> nodes(int defaultPort) {
    return nodes.stream()
        .map(node -> node.getPort() == 0 ? new HostAndPort(node.getHost(), defaultPort) : node)
        .toList();
  }

  /** Shows no password. */
  @Override
  public String toString() {
    return "RedisAddress" + nodes;
  }
}
