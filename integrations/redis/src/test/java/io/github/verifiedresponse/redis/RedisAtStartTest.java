package io.github.verifiedresponse.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.store.Await;
import io.github.verifiedresponse.store.Store;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, or said, when an application starts. */
class RedisAtStartTest {
  private static final RedisServer SERVER = RedisServer.started();
  private static final String PASSWORD = "a-password/of:Redis@2026";
  private static final String ENCODED = "a-password%2Fof%3ARedis%402026";

  @AfterAll
  static void close() {
    SERVER.close();
  }

  @AfterEach
  void setRight() {
    SERVER.say("CONFIG", "SET", "maxmemory-policy", "noeviction");
    SERVER.say("CONFIG", "SET", "appendonly", "no");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "allkeys-lru",
        "allkeys-lfu",
        "allkeys-random",
        "volatile-lru",
        "volatile-lfu",
        "volatile-random",
        "volatile-ttl"
      })
  void aServerThatMayDropWhatCountsIsRefused(String policy) {
    SERVER.say("CONFIG", "SET", "maxmemory-policy", policy);

    assertThatThrownBy(() -> RedisStores.open(SERVER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxmemory-policy " + policy)
        .hasMessageContaining("set maxmemory-policy noeviction on each node");
  }

  @Test
  void aTrialLeavesNothing() {
    SERVER.say("FLUSHALL");

    RedisStores.open(SERVER);

    assertThat(SERVER.say("DBSIZE")).isEqualTo(0L);
    assertThat(SERVER.info("commandstats").fields())
        .containsKeys("cmdstat_set", "cmdstat_evalsha", "cmdstat_del");
  }

  @Test
  void aServerWithAnAppendOnlyFileIsUsedWithoutAWarning() {
    SERVER.say("CONFIG", "SET", "appendonly", "yes");

    assertThat(warnings(() -> RedisStores.open(SERVER))).isEmpty();
  }

  @Test
  void aPasswordIsUsedAndAWrongOneIsRefusedAndNotShown() throws Exception {
    try (RedisServer closed = RedisServer.started("--requirepass", PASSWORD)) {
      String host = RedisServer.LOOPBACK + ":" + closed.port();
      Store open = RedisStores.open("redis://:" + ENCODED + "@" + host, RedisStores.PATIENCE);
      assertThat(open.find("00".repeat(32))).isEmpty();

      for (String wrong : List.of("redis://:wrong-one@" + host, "redis://" + host)) {
        assertThatThrownBy(() -> RedisStores.open(wrong, RedisStores.PATIENCE))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("the server refuses the login or a command (")
            .hasMessageContaining("correct user and password in shared-store.uri")
            .hasMessageNotContaining("wrong-one");
      }
    }
  }

  @Test
  void anAccountThatMayDoWhatIsNeededAndNoMoreIsUsed() {
    SERVER.say(
        "ACL",
        "SETUSER",
        "least",
        "on",
        ">least-password",
        "resetkeys",
        "~verified:*",
        "+info",
        "+set",
        "+get",
        "+del",
        "+eval",
        "+evalsha");
    String uri = "redis://least:least-password@" + RedisServer.LOOPBACK + ":" + SERVER.port();

    RedisStores.open(uri, RedisStores.PATIENCE, "key-prefix", "verified:");

    SERVER.say("ACL", "SETUSER", "least", "-eval", "-evalsha");
    assertThatThrownBy(() -> RedisStores.open(uri, RedisStores.PATIENCE, "key-prefix", "verified:"))
        .hasMessageContaining("the server refuses the login or a command (NOPERM)");
  }

  @Test
  void aServerThatCannotBeReachedIsNoMistakeButSaid() {
    List<String> said =
        warnings(
            () ->
                RedisStores.open(
                    "redis://" + RedisServer.LOOPBACK + ":" + RedisServer.freePort(),
                    RedisStores.PATIENCE));

    assertThat(said)
        .singleElement()
        .asString()
        .contains("is not usable")
        .contains("results are refused as unavailable");
  }

  @Test
  void aReplicaIsSaidAndSoIsAPrimaryThatDoesNotWaitForItsOwn() throws Exception {
    try (RedisServer replica =
        RedisServer.started(
            "--replicaof", RedisServer.LOOPBACK + " " + SERVER.port(), "--appendonly", "yes")) {
      Await.until(() -> replica.info("replication").field("master_link_status").equals("up"));

      assertThat(warnings(() -> RedisStores.open(replica)))
          .anyMatch(line -> line.contains("is a read-only replica"));
      assertThat(warnings(() -> RedisStores.open(SERVER)))
          .anyMatch(line -> line.contains("set shared-store.wait-replicas to 1 or more"));
      assertThat(warnings(() -> open(Map.of("wait-replicas", "1"))))
          .noneMatch(line -> line.contains("replicas"));
      assertThat(warnings(() -> open(Map.of("wait-replicas", "2"))))
          .anyMatch(line -> line.contains("has 1 connected replicas"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uri|http://secret-1@host|shared-store.uri: write redis://HOST:PORT",
        "uri|redis://u:secret-1@host:99999|shared-store.uri: write redis://HOST:PORT",
        "uri|redis://u:secret-1%zz@host|shared-store.uri: write redis://HOST:PORT",
        "uri|redis://u:secret-1@a,b|shared-store.uri has several hosts",
        "uri|''|shared-store.uri is not set",
        "topology|secret-1|shared-store.topology: use single, cluster or sentinel:MASTER-NAME",
        "wait-replicas|secret-1|shared-store.wait-replicas: write a whole number from 0 to 9",
        "key-prefix|{secret-1}|shared-store.key-prefix: a key's prefix is at most 32 letters",
      })
  void aWrongSettingIsNamedAndNotShown(String name, String value, String message) {
    assertThatThrownBy(() -> open(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("secret-1");
  }

  @Test
  void aClusterHasNoDatabases() {
    assertThatThrownBy(() -> open(Map.of("uri", "redis://host/1", "topology", "cluster")))
        .hasMessageContaining("which a cluster does not support: remove it");
  }

  private static Store open(Map<String, String> more) {
    HashMap<String, String> values = new HashMap<>(Map.of("uri", SERVER.uri()));
    values.putAll(more);
    return new RedisStoreProvider().open(values, Duration.ofSeconds(4));
  }

  private static List<String> warnings(Runnable work) {
    try (LogCapture log = LogCapture.start()) {
      work.run();
      return log.lines().stream().filter(line -> line.startsWith("WARNING")).toList();
    }
  }
}
