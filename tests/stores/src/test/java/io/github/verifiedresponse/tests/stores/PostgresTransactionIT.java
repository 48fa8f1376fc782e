package io.github.verifiedresponse.tests.stores;

import com.zaxxer.hikari.HikariDataSource;
import io.github.verifiedresponse.store.JdbcStore;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

class PostgresTransactionIT implements TransactionContract {
  private static final Postgres POSTGRES = Postgres.started();
  private static final HikariDataSource DATABASE = Pools.of(POSTGRES.url());
  private static final Journal JOURNAL = new Journal(DATABASE).create();
  private static final TwoNodes NODES = start();

  private static TwoNodes start() {
    JdbcStore.of(DATABASE).createTable();
    return new TwoNodes(node -> Node.overPostgres(Node.Role.TRANSACTION, node, POSTGRES.url()));
  }

  @AfterAll
  static void close() {
    NODES.close();
    DATABASE.close();
    POSTGRES.close();
  }

  @Override
  public int rounds() {
    return 200;
  }

  /** A tenth rolls back, and a twentieth each is killed before and after the commit. */
  @Override
  public List<Act> acts() {
    return List.of(
        Act.SUCCEED,
        Act.SUCCEED,
        Act.FAIL_500,
        Act.SUCCEED,
        Act.SUCCEED,
        Act.SUCCEED,
        Act.SUCCEED,
        Act.SUCCEED,
        Act.SUCCEED,
        Act.LINGER,
        Act.SUCCEED,
        Act.SUCCEED,
        Act.FAIL_503,
        Act.SUCCEED,
        Act.SUCCEED,
        Act.SUCCEED,
        Act.SUCCEED,
        Act.SUCCEED,
        Act.SUCCEED,
        Act.LINGER_COMMITTED);
  }

  @Override
  public URI uri(int node) {
    return NODES.uri(node);
  }

  @Override
  public Journal journal() {
    return JOURNAL;
  }

  @Override
  public String store() {
    return "postgresql, two nodes";
  }

  @Override
  public void kill(int node) {
    NODES.kill(node);
    NODES.startAgain(node);
  }
}
