package io.github.verifiedresponse.redis;

import io.github.verifiedresponse.store.Await;
import java.util.Map;
import redis.clients.jedis.exceptions.JedisException;

/** A primary, its replica, and a sentinel that puts the replica in the place of a dead primary. */
final class Sentinel implements AutoCloseable {
  static final String MASTER = "results";

  private final RedisServer primary = RedisServer.started();
  private final RedisServer replica =
      RedisServer.started("--replicaof", RedisServer.LOOPBACK + " " + primary.port());
  private final RedisServer watching;

  private Sentinel() throws Exception {
    Await.until(() -> primary.info("replication").number("connected_slaves") == 1);
    Await.until(() -> replica.info("replication").field("master_link_status").equals("up"));
    watching =
        RedisServer.started(
            Map.of(
                "sentinel.conf",
                """
                sentinel monitor %1$s 127.0.0.1 %2$s 1
                sentinel down-after-milliseconds %1$s 500
                sentinel failover-timeout %1$s 3000
                """
                    .formatted(MASTER, Integer.toString(primary.port()))),
            "--sentinel");
    Await.until(() -> watching.info("sentinel").field("master0").contains("slaves=1"));
  }

  static Sentinel started() throws Exception {
    return new Sentinel();
  }

  RedisServer primary() {
    return primary;
  }

  RedisServer replica() {
    return replica;
  }

  String uri() {
    return watching.uri();
  }

  /** Kills the primary and waits until the replica is one. */
  void failOver() throws Exception {
    primary.kill();
    Await.until(this::isPromoted);
  }

  private boolean isPromoted() {
    try {
      return replica.info("replication").field("role").equals("master");
    } catch (JedisException broken) { // by the sentinel, so that clients look again
      return false;
    }
  }

  @Override
  public void close() {
    watching.close();
    replica.close();
    primary.close();
  }
}
