package io.github.verifiedresponse.tests.stores;

import com.zaxxer.hikari.HikariDataSource;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.store.JdbcStore;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;

/** Two servers in this process, so that none is killed. */
class H2TransactionIT implements TransactionContract {
  private static final String URL = "jdbc:h2:mem:transactions;DB_CLOSE_DELAY=-1";
  private static final HikariDataSource DATABASE = Pools.of(URL);
  private static final Journal JOURNAL = new Journal(DATABASE).create();
  private static final List<HikariDataSource> POOLS = List.of(Pools.of(URL), Pools.of(URL));
  private static final List<Door> DOORS =
      IntStream.range(0, TwoNodes.COUNT).mapToObj(H2TransactionIT::door).toList();

  private static Door door(int node) {
    JdbcStore store = JdbcStore.of(POOLS.get(node)).createTable();
    return new Door(
        Door.verifier(ReplayGuards.inTransaction(store)).build(),
        new OwnTransaction(new Journal(POOLS.get(node)), node));
  }

  @AfterAll
  static void close() {
    DOORS.forEach(Door::close);
    POOLS.forEach(HikariDataSource::close);
    DATABASE.close();
  }

  @Override
  public int rounds() {
    return 50;
  }

  @Override
  public List<Act> acts() {
    return List.of(Act.SUCCEED, Act.SUCCEED, Act.FAIL_500, Act.SUCCEED, Act.FAIL_429);
  }

  @Override
  public URI uri(int node) {
    return DOORS.get(node).uri();
  }

  @Override
  public Journal journal() {
    return JOURNAL;
  }

  @Override
  public String store() {
    return "h2, two servers";
  }

  @Override
  public void kill(int node) {
    throw new UnsupportedOperationException("it is in this process");
  }
}
