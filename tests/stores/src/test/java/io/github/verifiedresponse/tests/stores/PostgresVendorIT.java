package io.github.verifiedresponse.tests.stores;

import com.zaxxer.hikari.HikariDataSource;
import io.github.verifiedresponse.store.JdbcStore;
import org.junit.jupiter.api.AfterAll;

class PostgresVendorIT implements VendorContract {
  private static final Postgres POSTGRES = Postgres.started();
  private static final HikariDataSource DATABASE = Pools.of(POSTGRES.url());
  private static final Journal JOURNAL = new Journal(DATABASE).create();
  private static final TwoNodes NODES = start();

  private static TwoNodes start() {
    JdbcStore.of(DATABASE).createTable();
    return new TwoNodes(node -> Node.overDatabase(Node.Role.VENDOR, node, POSTGRES.url()));
  }

  @AfterAll
  static void close() {
    NODES.close();
    DATABASE.close();
    POSTGRES.close();
  }

  @Override
  public TwoNodes nodes() {
    return NODES;
  }

  @Override
  public Journal journal() {
    return JOURNAL;
  }

  @Override
  public String store() {
    return "postgresql";
  }

  @Override
  public int rounds() {
    return 200;
  }
}
