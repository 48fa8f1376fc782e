package io.github.verifiedresponse.replay;

import com.zaxxer.hikari.HikariDataSource;
import io.github.verifiedresponse.tests.stores.Pools;
import org.junit.jupiter.api.AfterAll;

class H2GuardTest implements JdbcGuardContract {
  private static final HikariDataSource DATABASE = Pools.of("jdbc:h2:mem:guards;DB_CLOSE_DELAY=-1");

  private final JdbcGuards guards = JdbcGuards.overNewTable(DATABASE);

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Override
  public JdbcGuards guards() {
    return guards;
  }
}
