package io.github.verifiedresponse.tests.stores;

import com.zaxxer.hikari.HikariDataSource;
import io.github.verifiedresponse.store.JdbcStore;
import org.junit.jupiter.api.AfterAll;

class PostgresTwoNodesIT implements TwoNodesContract {
  private static final Postgres POSTGRES = withTable(Postgres.started());
  private static final TwoNodes NODES =
      new TwoNodes(node -> Node.overDatabase(Node.Role.CLIENT, node, POSTGRES.url()));

  private static Postgres withTable(Postgres postgres) {
    try (HikariDataSource pool = Pools.of(postgres.url())) {
      JdbcStore.of(pool).createTable();
      return postgres;
    }
  }

  @AfterAll
  static void close() {
    NODES.close();
    POSTGRES.close();
  }

  @Override
  public TwoNodes nodes() {
    return NODES;
  }

  @Override
  public String store() {
    return "postgresql";
  }
}
