package io.github.verifiedresponse.redis;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Sockets to the server that sentinels say is the primary, asked for each new one: connections to
 * an old primary die with it, or are dropped when it says that it is a replica now.
 */
record SentinelSockets(
    String master,
    List<HostAndPort> sentinels,
    JedisClientConfig ofSentinels,
    JedisClientConfig ofServers)
    implements JedisSocketFactory {

  @Override
  public Socket createSocket() {
    JedisConnectionException none =
        new JedisConnectionException("no sentinel knows the address of the primary");
    for (HostAndPort sentinel : sentinels) {
      try {
        return new DefaultJedisSocketFactory(primary(sentinel), ofServers).createSocket();
      } catch (JedisException next) {
        none.addSuppressed(next);
      }
    }
    throw none;
  }

  private HostAndPort primary(HostAndPort sentinel) {
    try (Connection connection = new Connection(sentinel, ofSentinels)) {
      connection.sendCommand(
          new CommandArguments(Command.SENTINEL).add("GET-MASTER-ADDR-BY-NAME").add(master));
      List<byte[]> address = connection.getBinaryMultiBulkReply();
      if (address == null || address.size() != 2) {
        throw new JedisConnectionException("the sentinel does not know this name");
      }
      return new HostAndPort(text(address.get(0)), Integer.parseInt(text(address.get(1))));
    }
  }

  private static String text(byte[] ascii) {
    return new String(ascii, StandardCharsets.US_ASCII);
  }
}
