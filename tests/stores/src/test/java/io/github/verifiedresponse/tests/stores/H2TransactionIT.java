package io.github.verifiedresponse.tests.stores;

import com.zaxxer.hikari.HikariDataSource;
import io.github.verifiedresponse.store.JdbcStore;
import org.junit.jupiter.api.AfterAll;

class H2TransactionIT implements TransactionContract {
  private static final H2 SERVER = H2.started();
  private static final HikariDataSource DATABASE = Pools.of(H2.URL);
  private static final Journal JOURNAL = new Journal(DATABASE).create();
  private static final TwoNodes NODES = start();

  private static TwoNodes start() {
    JdbcStore.of(DATABASE).createTable();
    return new TwoNodes(node -> Node.overDatabase(Node.Role.TRANSACTION, node, SERVER.url()));
  }

  @AfterAll
  static void close() {
    NODES.close();
    DATABASE.close();
    SERVER.close();
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
    return "h2, two nodes";
  }
}
