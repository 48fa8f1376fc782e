package io.github.verifiedresponse.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.replay.Together;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.store.Await;
import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A server that is down lets nothing through, loses no result, and needs no restart of ours. */
class RedisFaultsTest {
  private static final Duration TIMEOUT = TimeLimitedStore.DEFAULT_TIMEOUT;

  private final RedisServer server = RedisServer.started();
  private final Store store = RedisStores.open(server.uri(), TIMEOUT);
  private final Results results = Results.in(store);
  private final ReplayIdentity result = Results.fresh();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @DisplayName("AT-157 Redis is stopped")
  void isStopped() throws Exception {
    results.use(Results.fresh());

    server.kill();
    results.assertUnavailable(result);
    server.start();

    results.assertPassesOnce(result);
  }

  @Test
  @DisplayName("AT-157 Redis accepts and never answers")
  void isSilent() throws Exception {
    results.use(Results.fresh());

    server.silence();
    results.assertUnavailable(result);
    server.speak();

    results.assertPassesOnce(result);
  }

  @Test
  @DisplayName("AT-157 Redis answers too late, and what it has written by then is taken back")
  void isSlow() throws Exception {
    results.use(Results.fresh());

    server.say("CLIENT", "PAUSE", "1500", "ALL");
    results.assertUnavailable(result);

    results.assertPassesOnce(result);
  }

  @Test
  @DisplayName("AT-157 Redis is a read-only replica")
  void isAReadOnlyReplica() throws Exception {
    results.use(Results.fresh());

    server.say("REPLICAOF", RedisServer.LOOPBACK, Integer.toString(RedisServer.freePort()));
    results.assertUnavailable(result);
    server.say("REPLICAOF", "NO", "ONE");

    results.assertPassesOnce(result);
  }

  @Test
  @DisplayName("AT-157 Redis is out of memory, and drops nothing that counts")
  void isOutOfMemory() throws Exception {
    ReplayIdentity used = results.use(Results.fresh());

    server.say("CONFIG", "SET", "maxmemory", "1");
    results.assertUnavailable(result);
    server.say("CONFIG", "SET", "maxmemory", "0");

    Await.until(() -> results.ask(used).isPresent());
    results.assertUsed(used);
    results.assertPassesOnce(result);
  }

  @Test
  void connectionsThatDiedInThePoolAreNoFailure() throws Exception {
    Results patient = Results.in(store, RedisStores.PATIENCE);
    openManyConnections();

    server.kill();
    server.start();

    assertThat(patient.ask(result)).isPresent();
  }

  private void openManyConnections() throws Exception {
    server.say("CLIENT", "PAUSE", "100", "ALL");
    Together.count(() -> store.find("00".repeat(32)).isEmpty());
    assertThat(server.info("clients").number("connected_clients")).isGreaterThan(4);
  }

  @Test
  @DisplayName("AT-157 what was used is known after a crash, when each write is on disk")
  void whatWasUsedIsKnownAfterACrashWhenEachWriteIsOnDisk() throws Exception {
    try (RedisServer durable =
        RedisServer.started("--appendonly", "yes", "--appendfsync", "always")) {
      Results kept = Results.in(RedisStores.open(durable), RedisStores.PATIENCE);
      ReplayIdentity used = kept.use(result);

      durable.kill();
      durable.start();

      kept.assertUsed(used);
    }
  }

  /** Documented, and said at start. */
  @Test
  void aServerThatKeepsNothingOnDiskForgetsWithARestart() throws Exception {
    try (LogCapture log = LogCapture.start()) {
      Results forgetful = Results.in(RedisStores.open(server), RedisStores.PATIENCE);
      ReplayIdentity used = forgetful.use(result);

      server.kill();
      server.start();

      forgetful.use(used);
      assertThat(log.lines())
          .anyMatch(line -> line.contains("has no append-only file: after a restart"));
    }
  }

  /** It can be replaced while the application runs, by one that was never looked at. */
  @Test
  void aServerThatEvictsIsNotUsedAlsoWhenItComesLater() throws Exception {
    results.use(Results.fresh());
    server.kill();
    try (LogCapture log = LogCapture.start()) {
      server.startWith("--maxmemory-policy", "allkeys-lru");

      results.assertUnavailable(result);

      assertThat(log.lines()).anyMatch(line -> line.contains("EvictionException"));
    }
    server.say("CONFIG", "SET", "maxmemory-policy", "noeviction");
    results.assertPassesOnce(result);
  }

  @Test
  void aServerThatIsDownAtStartIsLookedAtBeforeItsFirstUse() throws Exception {
    server.kill();
    Results later = Results.in(RedisStores.open(server.uri(), TIMEOUT));
    server.startWith("--maxmemory-policy", "volatile-ttl");

    later.assertUnavailable(result);
    server.say("CONFIG", "SET", "maxmemory-policy", "noeviction");

    later.assertPassesOnce(result);
  }
}
