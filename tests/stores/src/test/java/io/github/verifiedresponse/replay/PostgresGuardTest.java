package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.tests.stores.Pools;
import io.github.verifiedresponse.tests.stores.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PostgresGuardTest implements JdbcGuardContract {
  private static final Postgres POSTGRES = Postgres.started();
  private static final HikariDataSource DATABASE = Pools.of(POSTGRES.url());

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
    assertThat(guard().admit(RESULT, clock().instant().plus(LIFETIME))).isTrue();

    POSTGRES.stop();
    POSTGRES.start();

    try (HikariDataSource anew = Pools.of(POSTGRES.url())) {
      ReplayGuard restarted = ReplayGuards.shared(JdbcGuards.store(anew, clock()).requireTable());
      assertThat(restarted.admit(RESULT, clock().instant().plus(LIFETIME))).isFalse();
    }
  }

  @Test
  void commitsByItselfWhenThePoolDoesNot() throws RejectedException {
    try (HikariDataSource manual = Pools.withoutAutoCommit(POSTGRES.url())) {
      JdbcStore store =
          JdbcGuards.store(manual, clock()).withTable("of_its_own").createTable().requireTable();

      assertThat(ReplayGuards.shared(store).admit(RESULT, clock().instant().plus(LIFETIME)))
          .isTrue();
    }
    try (HikariDataSource anew = Pools.of(POSTGRES.url())) {
      JdbcStore store = JdbcGuards.store(anew, clock()).withTable("of_its_own").requireTable();
      assertThat(ReplayGuards.shared(store).admit(RESULT, clock().instant().plus(LIFETIME)))
          .isFalse();
    }
  }
}
