package io.github.verifiedresponse.tests.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.store.Await;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.tests.stores.Phone.Answer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A store whose answer comes too late, or not at all, loses no result and lets none pass twice:
 * what was to be settled is settled when the store is back.
 */
class LateAnswersIT {
  private static final Postgres POSTGRES = Postgres.started();
  private static final Phone PHONE = new Phone();

  /** Longer than a phone waits here, so that what is decided was settled and not abandoned. */
  private static final Duration CLAIM_TIMEOUT = Duration.ofMinutes(10);

  /** Some attempts to settle fail meanwhile. */
  private static final Duration OUTAGE = Duration.ofSeconds(1);

  private static final Duration FILLED_WITHIN = Duration.ofSeconds(20);

  private final Relay relay = new Relay(POSTGRES.port());
  private final HikariDataSource pool = Pools.of(Postgres.url(relay.port()));
  private final String result = Phone.result();
  private final AtomicInteger handled = new AtomicInteger();

  @AfterEach
  void closeRelay() {
    pool.close();
    relay.close();
  }

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  private Door door(Door.Handler handler) {
    JdbcStore store = JdbcStore.of(pool).createTable();
    return new Door(
        Door.verifier(ReplayGuards.shared(store)).claimTimeout(CLAIM_TIMEOUT).build(), handler);
  }

  @Test
  @DisplayName("AT-157 a result that was taken too late is taken back")
  void aResultThatWasTakenTooLateIsTakenBack() {
    try (Door door = door(Door::answer)) {
      warmUp(door);
      relay.silence();
      assertUnavailable(door);

      relay.speak();

      assertPassesOnce(door);
    }
  }

  @Test
  @DisplayName("AT-157 a result is taken back later when the store is stopped meanwhile")
  void aResultIsTakenBackLaterWhenTheStoreIsStoppedMeanwhile() {
    try (Door door = door(Door::answer)) {
      warmUp(door);
      relay.silenceAnswers();
      assertUnavailable(door);
      POSTGRES.stop();
      relay.speak();
      Await.pass(OUTAGE);

      POSTGRES.start();

      assertPassesOnce(door);
    }
  }

  @Test
  @DisplayName("AT-157 what reaches the store after it was taken back changes nothing")
  void whatReachesTheStoreAfterItWasTakenBackChangesNothing() {
    try (Door door = door(Door::answer)) {
      warmUp(door);
      relay.silenceOldConnections();
      assertUnavailable(door);
      Await.pass(OUTAGE);

      relay.speak();
      Await.pass(OUTAGE);

      assertPassesOnce(door);
    }
  }

  @Test
  @DisplayName("AT-159 a result that is given back during an outage is free afterwards")
  void aResultThatIsGivenBackDuringAnOutageIsFreeAfterwards() {
    try (Door door = door(this::stopAndGiveBack)) {
      assertThat(PHONE.send(result, door.uri()).status()).isEqualTo(500);
      Await.pass(OUTAGE);

      POSTGRES.start();

      assertThat(PHONE.sendUntilDecided(result, door.uri()).status()).isEqualTo(200);
      assertThat(PHONE.sendUntilDecided(result, door.uri()).replayed()).isTrue();
    }
  }

  private void stopAndGiveBack(VerifiedPayload payload, HttpServletResponse response)
      throws IOException {
    if (handled.getAndIncrement() == 0) {
      POSTGRES.stop();
      payload.giveBack();
      response.setStatus(500);
    } else {
      Door.answer(payload, response);
    }
  }

  @Test
  @DisplayName("AT-157 a result that is used during an outage is used afterwards")
  void aResultThatIsUsedDuringAnOutageIsUsedAfterwards() {
    try (Door door =
        door(
            (payload, response) -> {
              POSTGRES.stop();
              Door.answer(payload, response);
            })) {
      assertThat(PHONE.send(result, door.uri()).accepted()).isTrue();
      Await.pass(OUTAGE);

      POSTGRES.start();

      assertThat(PHONE.sendUntilDecided(result, door.uri()).replayed()).isTrue();
    }
  }

  /**
   * Lets the pool have all of its connections, and none that was idle for so long that the pool
   * would look whether it lives: one that is opened later answers.
   */
  private void warmUp(Door door) {
    assertThat(PHONE.sendUntilDecided(Phone.result(), door.uri()).accepted()).isTrue();
    Await.until(
        "the pool's connections",
        FILLED_WITHIN,
        () -> pool.getHikariPoolMXBean().getIdleConnections() == pool.getMaximumPoolSize());
    assertThat(PHONE.sendUntilDecided(Phone.result(), door.uri()).accepted()).isTrue();
  }

  private void assertUnavailable(Door door) {
    Answer answer = PHONE.send(result, door.uri());
    assertThat(answer.unavailable()).as("%s", answer).isTrue();
  }

  private void assertPassesOnce(Door door) {
    Answer answer = PHONE.sendUntilDecided(result, door.uri());
    assertThat(answer.accepted()).as("%s", answer).isTrue();
    assertThat(PHONE.sendUntilDecided(result, door.uri()).replayed()).isTrue();
  }
}
