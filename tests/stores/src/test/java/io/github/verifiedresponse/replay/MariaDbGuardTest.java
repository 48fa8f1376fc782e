package io.github.verifiedresponse.replay;

import com.zaxxer.hikari.HikariDataSource;
import io.github.verifiedresponse.tests.stores.MariaDb;
import io.github.verifiedresponse.tests.stores.Pools;
import org.junit.jupiter.api.AfterAll;

class MariaDbGuardTest implements JdbcGuardContract {
  private static final MariaDb MARIADB = MariaDb.started();
  private static final HikariDataSource DATABASE = Pools.of(MARIADB.url());

  private final JdbcGuards guards = JdbcGuards.overNewTable(DATABASE);

  @AfterAll
  static void close() {
    DATABASE.close();
    MARIADB.close();
  }

  @Override
  public JdbcGuards guards() {
    return guards;
  }

  @Override
  public String product() {
    return "mariadb";
  }
}
