package io.github.verifiedresponse.store;

import io.github.verifiedresponse.testkit.StoreContract;
import javax.sql.DataSource;

class H2StoreTest implements StoreContract {
  private static final DataSource DATABASE = Databases.h2();
  private static final Store STORE = JdbcStore.of(DATABASE).createTable();
  private static final Store OTHER = JdbcStore.of(DATABASE).requireTable();

  @Override
  public Store store() {
    return STORE;
  }

  @Override
  public Store other() {
    return OTHER;
  }
}
