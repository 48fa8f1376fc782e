package io.github.verifiedresponse.replay;

import com.zaxxer.hikari.HikariDataSource;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.store.Await;
import io.github.verifiedresponse.store.Entry;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.tests.stores.Pools;
import io.github.verifiedresponse.tests.stores.Postgres;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;

class PostgresClockTest implements ClockContract {
  private static final Postgres POSTGRES = Postgres.started();
  private static final HikariDataSource DATABASE = Pools.of(POSTGRES.url());

  private final JdbcGuards guards = JdbcGuards.overNewTable(DATABASE);

  @AfterAll
  static void close() {
    DATABASE.close();
    POSTGRES.close();
  }

  @Override
  public ReplayGuard guard() {
    return guards.one();
  }

  @Override
  public TestClock clock() {
    return guards.clock();
  }

  /** A node that has just been started purges at its first result; an old row shows that it has. */
  @Override
  public void purge() throws Exception {
    JdbcStore store = JdbcGuards.store(DATABASE, clock());
    String old = ReplayIdentity.of("old", UUID.randomUUID().toString()).toHex();
    store.insert(old, new Entry(clock().instant().minus(Duration.ofHours(3)), "old", "used"));
    Await.until("the purge", JdbcGuardContract.PURGED_WITHIN, () -> !guards.has(old));
  }
}
