package io.github.verifiedresponse.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.store.Await;
import io.github.verifiedresponse.store.Entry;
import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.testkit.StoreContract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.util.JedisClusterCRC16;

/** Three servers that share the keys. */
class RedisClusterTest implements StoreContract {
  private static final int SLOTS = 16_384;
  private static final List<RedisServer> NODES =
      Stream.generate(() -> RedisServer.started("--cluster-enabled", "yes")).limit(3).toList();

  private final Store store = opened();
  private final Store other = opened();

  @BeforeAll
  static void join() throws Exception {
    for (int node = 0; node < NODES.size(); node++) {
      String first = Integer.toString(SLOTS * node / NODES.size());
      String last = Integer.toString(SLOTS * (node + 1) / NODES.size() - 1);
      NODES.get(node).say("CLUSTER", "ADDSLOTSRANGE", first, last);
      NODES.get(node).say("CONFIG", "SET", "cluster-announce-ip", RedisServer.LOOPBACK);
      NODES
          .get(0)
          .say("CLUSTER", "MEET", RedisServer.LOOPBACK, Integer.toString(NODES.get(node).port()));
    }
    for (RedisServer node : NODES) {
      Await.until(() -> text(node.say("CLUSTER", "INFO")).contains("cluster_state:ok"));
      Await.until(() -> text(node.say("CLUSTER", "NODES")).lines().count() == NODES.size());
    }
  }

  @AfterAll
  static void close() {
    NODES.forEach(RedisServer::close);
  }

  private static Store opened() {
    String nodes =
        NODES.stream()
            .map(node -> RedisServer.LOOPBACK + ":" + node.port())
            .collect(Collectors.joining(","));
    return RedisStores.open("redis://" + nodes, RedisStores.PATIENCE, "topology", "cluster");
  }

  @Override
  public Store store() {
    return store;
  }

  @Override
  public Store other() {
    return other;
  }

  @Test
  void aKeyIsFoundWhileItsSlotMovesAndAfterwards() throws Exception {
    String key = "07".repeat(32);
    Entry entry =
        new Entry(Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(600), "a", "open");
    String slot = Integer.toString(JedisClusterCRC16.getSlot(HexFormat.of().parseHex(key)));
    RedisServer from = NODES.get(Integer.parseInt(slot) * NODES.size() / SLOTS);
    RedisServer to = NODES.get((NODES.indexOf(from) + 1) % NODES.size());
    to.say("CLUSTER", "SETSLOT", slot, "IMPORTING", id(from));
    from.say("CLUSTER", "SETSLOT", slot, "MIGRATING", id(to));

    assertThat(store.insert(key, entry)).as("asked elsewhere").isTrue();
    assertThat(other.replace(key, entry, entry.state("used"))).isTrue();
    assertThat(store.find(key)).contains(entry.state("used"));

    to.say("CLUSTER", "SETSLOT", slot, "NODE", id(to));
    from.say("CLUSTER", "SETSLOT", slot, "NODE", id(to));
    assertThat(store.find(key)).as("moved").contains(entry.state("used"));
    assertThat(other.insert(key, entry)).isFalse();
    assertThat(to.info("keyspace").field("db0")).isNotEmpty();
  }

  private static String id(RedisServer node) {
    return text(node.say("CLUSTER", "MYID"));
  }

  private static String text(Object answer) {
    return new String((byte[]) answer, StandardCharsets.UTF_8);
  }
}
