package io.github.verifiedresponse.replay;

import com.zaxxer.hikari.HikariDataSource;
import io.github.verifiedresponse.tests.stores.Pools;
import io.github.verifiedresponse.tests.stores.Postgres;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresGuardTest implements PrivilegesContract {
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

  @Override
  public String product() {
    return "postgresql";
  }

  @Override
  public DataSource shop() throws SQLException {
    guards.execute("CREATE ROLE shop LOGIN");
    PGSimpleDataSource shop = new PGSimpleDataSource();
    shop.setUrl(POSTGRES.url().replace("user=postgres", "user=shop"));
    return shop;
  }
}
