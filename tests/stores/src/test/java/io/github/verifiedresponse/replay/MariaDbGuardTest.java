package io.github.verifiedresponse.replay;

import com.zaxxer.hikari.HikariDataSource;
import io.github.verifiedresponse.tests.stores.MariaDb;
import io.github.verifiedresponse.tests.stores.Pools;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.mariadb.jdbc.MariaDbDataSource;

class MariaDbGuardTest implements PrivilegesContract {
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

  @Override
  public DataSource shop() throws SQLException {
    guards.execute("CREATE USER shop IDENTIFIED BY 'shop'");
    return new MariaDbDataSource(MARIADB.url().replace("owner", "shop"));
  }
}
