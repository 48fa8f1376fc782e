package io.github.verifiedresponse.tests.stores;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** The claims are in the cluster; what handlers have done is noted in a database. */
class HazelcastVendorIT implements VendorContract {
  private static final Postgres POSTGRES = Postgres.started();
  private static final HikariDataSource DATABASE = Pools.of(POSTGRES.url());
  private static final Journal JOURNAL = new Journal(DATABASE).create();
  private static final List<Integer> PORTS = List.of(Ports.free(), Ports.free());
  private static final TwoNodes NODES =
      new TwoNodes(node -> Node.overHazelcast(Node.Role.VENDOR, node, POSTGRES.url(), PORTS));

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
    return "hazelcast";
  }

  /** A member takes its time to join. */
  @Override
  public int rounds() {
    return 30;
  }
}
