package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.verifiedresponse.Admission;
import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.ReplayIdentity;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.tests.stores.Pools;
import io.github.verifiedresponse.tests.stores.Postgres;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PostgresGuardTest implements JdbcGuardContract {
  private static final Postgres POSTGRES = Postgres.started();
  private static final HikariDataSource DATABASE = Pools.of(POSTGRES.url());

  private static final ReplayIdentity IN_USE = ReplayIdentity.of("caf", "in use");

  private final JdbcGuards guards = JdbcGuards.overNewTable(DATABASE);

  @AfterAll
  static void close() {
    DATABASE.close();
    POSTGRES.close();
  }

  @Override
  public JdbcGuards guards() {
    return guards;
  }

  @Test
  void keepsTheClaimWhenTheDatabaseIsStoppedAndStartedAgain() throws RejectedException {
    Asked.taken(guard(), COUNTS, clock().instant().plus(LIFETIME)).use();
    Asked.taken(guard(), IN_USE, clock().instant().plus(LIFETIME));

    POSTGRES.stop();
    POSTGRES.start();

    try (HikariDataSource anew = Pools.of(POSTGRES.url())) {
      ReplayGuard restarted =
          JdbcGuards.guard(JdbcGuards.store(anew, clock()).requireTable(), clock());
      assertThat(Asked.refused(restarted, COUNTS, clock().instant().plus(LIFETIME)))
          .isEqualTo(Admission.Refused.USED);
      assertThat(Asked.refused(restarted, IN_USE, clock().instant().plus(LIFETIME)))
          .isEqualTo(Admission.Refused.IN_USE);
    }
  }

  @Test
  void commitsByItselfWhenThePoolDoesNot() throws RejectedException {
    try (HikariDataSource manual = Pools.withoutAutoCommit(POSTGRES.url())) {
      JdbcStore store =
          JdbcGuards.store(manual, clock()).withTable("of_its_own").createTable().requireTable();

      Asked.taken(JdbcGuards.guard(store, clock()), COUNTS, clock().instant().plus(LIFETIME)).use();
    }
    try (HikariDataSource anew = Pools.of(POSTGRES.url())) {
      JdbcStore store = JdbcGuards.store(anew, clock()).withTable("of_its_own").requireTable();
      Instant until = clock().instant().plus(LIFETIME);
      assertThat(Asked.refused(JdbcGuards.guard(store, clock()), COUNTS, until))
          .isEqualTo(Admission.Refused.USED);
    }
  }
}
