package io.github.verifiedresponse.replay;

import com.zaxxer.hikari.HikariDataSource;
import io.github.verifiedresponse.tests.stores.Pools;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AutoClose;

class H2GuardTest implements PrivilegesContract {
  private static final String URL = "jdbc:h2:mem:guards";
  @AutoClose private static final HikariDataSource DATABASE = Pools.of(URL + ";DB_CLOSE_DELAY=-1");

  private final JdbcGuards guards = JdbcGuards.overNewTable(DATABASE);

  @Override
  public JdbcGuards guards() {
    return guards;
  }

  @Override
  public String product() {
    return "h2";
  }

  @Override
  public DataSource shop() throws SQLException {
    guards.execute("CREATE USER IF NOT EXISTS shop PASSWORD 'shop'");
    JdbcDataSource shop = new JdbcDataSource();
    shop.setURL(URL);
    shop.setUser("shop");
    shop.setPassword("shop");
    return shop;
  }
}
