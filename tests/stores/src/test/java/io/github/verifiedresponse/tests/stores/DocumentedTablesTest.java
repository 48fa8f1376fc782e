package io.github.verifiedresponse.tests.stores;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.testkit.StoreContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The statements of docs/databases.md as far as they can be tried here: Oracle's and SQL Server's
 * by a parser, and by H2 as it imitates them. {@code JdbcGuardContract} tries the others on the
 * databases themselves.
 */
class DocumentedTablesTest {
  private static final Page PAGE = Page.of("databases.md");

  @ParameterizedTest
  @ValueSource(strings = {"oracle", "sql server"})
  void aParserReadsThem(String product) {
    for (String part : new String[] {": table", ": privileges"}) {
      for (String statement : PAGE.statements(product + part)) {
        // it does not know Oracle's RAW, which H2 does
        assertThatCode(() -> CCJSqlParserUtil.parse(statement.replace("RAW(32)", "BLOB")))
            .as(statement)
            .doesNotThrowAnyException();
      }
    }
  }

  @Nested
  class LikeOracle implements StoreContract {
    private static final DataSource DATABASE = h2("Oracle", "oracle");

    @Override
    public Store store() {
      return JdbcStore.of(DATABASE).requireTable();
    }
  }

  @Nested
  class LikeSqlServer implements StoreContract {
    private static final DataSource DATABASE = h2("MSSQLServer", "sql server");

    @Override
    public Store store() {
      return JdbcStore.of(DATABASE).requireTable();
    }
  }

  private static DataSource h2(String mode, String product) {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + mode + ";MODE=" + mode + ";DB_CLOSE_DELAY=-1");
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : PAGE.statements(product + ": table")) {
        statement.execute(sql);
      }
      return database;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
