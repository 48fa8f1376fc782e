package io.github.verifiedresponse.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.store.Await;
import io.github.verifiedresponse.store.Entry;
import io.github.verifiedresponse.store.Store;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A real pair, and what is left of used results when its primary dies. */
class RedisFailoverTest {
  private static final int USED = 50;

  private Sentinel pair;

  @BeforeEach
  void start() throws Exception {
    pair = Sentinel.started();
  }

  @AfterEach
  void close() {
    pair.close();
  }

  private Results waitingFor(String replicas) {
    return Results.in(open(replicas), RedisStores.PATIENCE);
  }

  private Store open(String replicas) {
    return RedisStores.open(
        pair.uri(),
        RedisStores.PATIENCE,
        "topology",
        "sentinel:" + Sentinel.MASTER,
        "wait-replicas",
        replicas);
  }

  @Test
  @DisplayName("AT-157 Redis fails over to its replica, and what a replica had is known there")
  void failsOverToItsReplica() throws Exception {
    Results results = waitingFor("1");
    List<ReplayIdentity> used = new ArrayList<>();
    for (int i = 0; i < USED; i++) {
      used.add(results.use(Results.fresh()));
    }

    pair.failOver();

    for (ReplayIdentity one : used) {
      assertThat(results.decided(one)).isEqualTo(Admission.Refused.USED);
    }
    ReplayIdentity fresh = Results.fresh();
    assertThat(results.ask(fresh)).as("while there is no replica").isEmpty();
    pair.primary().startWith("--replicaof", RedisServer.LOOPBACK + " " + pair.replica().port());
    results.assertPassesOnce(fresh);
  }

  @Test
  void aWriteThatNoReplicaHasIsRefusedAndTakenBack() throws Exception {
    Results results = waitingFor("1");
    results.use(Results.fresh());
    ReplayIdentity result = Results.fresh();

    pair.replica().silence();
    assertThat(results.ask(result)).isEmpty();
    pair.replica().speak();

    results.assertPassesOnce(result);
  }

  /** As a settling that is repeated does; the second time finds what the first has written. */
  @Test
  void aChangeThatIsAskedAgainWaitsForTheReplicaAgain() throws Exception {
    Store store = open("1");
    String key = "03".repeat(32);
    Instant until = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(600);
    Entry before = new Entry(until, "a-claim", "open");
    Entry after = before.state("used");
    store.insert(key, before);

    pair.replica().silence();
    assertThatThrownBy(() -> store.replace(key, before, after)).isInstanceOf(Exception.class);
    assertThatThrownBy(() -> store.replace(key, before, after)).isInstanceOf(Exception.class);
    pair.replica().speak();
    assertThat(store.replace(key, before, after)).as("it was replaced before").isFalse();

    pair.failOver();
    Await.until(() -> found(store, key).isPresent());
    assertThat(found(store, key)).contains(after);
  }

  private static Optional<Entry> found(Store store, String key) {
    try {
      return store.find(key);
    } catch (Exception notYet) {
      return Optional.empty();
    }
  }

  /** Documented, and said at start. */
  @Test
  void withoutWaitingAFailoverForgetsWhatTheReplicaHadNotReceived() throws Exception {
    Results results = waitingFor("0");
    int nowhere = RedisServer.freePort(); // until the sentinel sets it right, in some seconds
    pair.replica().say("REPLICAOF", RedisServer.LOOPBACK, Integer.toString(nowhere));
    ReplayIdentity used = results.use(Results.fresh());
    results.assertUsed(used);

    pair.failOver();

    assertThat(results.decided(used)).isInstanceOf(Admission.Taken.class);
  }
}
