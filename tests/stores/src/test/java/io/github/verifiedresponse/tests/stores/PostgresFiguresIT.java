package io.github.verifiedresponse.tests.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.Asked;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.store.Entry;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Empty and full table, guard and bare INSERT take turns, so that each meets the same noise.
 *
 * <p>The bare INSERT is one statement into the same table, with a connection from the same pool.
 */
@Tag("figures")
class PostgresFiguresIT {
  private static final int ROWS = 10_000_000;
  private static final int ROUNDS = 5;
  private static final Duration TURN = Duration.ofSeconds(5);
  private static final List<Integer> THREADS = List.of(1, 16);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final double FLAT = 5;
  private static final long MOST_BYTES = 170;

  @Test
  void admitsPerSecondOnAnEmptyAndAFullTable() throws Exception {
    try (Postgres postgres = Postgres.durable();
        HikariDataSource pool = Pools.of(postgres.url())) {
      List<Table> tables =
          List.of(new Table("few_results", 0, pool), new Table("many_results", ROWS, pool));
      fill(postgres, tables.get(1));
      for (int round = 0; round < ROUNDS; round++) {
        for (Table table : tables) {
          for (Way way : Way.values()) {
            postgres.execute("TRUNCATE few_results");
            table.play(way);
          }
        }
      }
      tables.forEach(Table::say);
      for (int threads : THREADS) {
        assertThat(tables.get(1).median(Way.GUARD, threads) * FLAT)
            .isGreaterThan(tables.get(0).median(Way.GUARD, threads));
      }
    }
  }

  @Test
  void aUsedResultTakesFewBytes() throws Exception {
    try (Postgres postgres = Postgres.durable();
        HikariDataSource pool = Pools.of(postgres.url())) {
      Table table = new Table("used_results", 0, pool);
      int rows = table.inTurn(THREADS.get(1), table::use);
      postgres.execute("VACUUM used_results");

      long bytes = table.bytes("pg_total_relation_size") / rows;

      Say.line(
          "postgresql: %d bytes a row, %d of them its index, of %,d used results",
          bytes, table.bytes("pg_indexes_size") / rows, rows);
      assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
    }
  }

  /** Without its key first, because ten million rows go in faster then. */
  private static void fill(Postgres postgres, Table table) {
    long start = System.nanoTime();
    postgres.execute(
        "ALTER TABLE " + table.name + " DROP CONSTRAINT " + table.name + "_pkey",
        "INSERT INTO "
            + table.name
            + " SELECT extract(epoch FROM now())::bigint + 86400 + i % 600, sha256(i::text::bytea),"
            + " left(md5(i::text), 16), 'used'"
            + " FROM generate_series(1, "
            + ROWS
            + ") i",
        "ALTER TABLE " + table.name + " ADD PRIMARY KEY (id)",
        "ANALYZE " + table.name,
        "CHECKPOINT");
    Say.line(
        "postgresql: %,d rows made in %.0f s, with fsync and synchronous commit on",
        ROWS, Say.seconds(System.nanoTime() - start));
  }

  private enum Way {
    GUARD,
    /** Without the time limit, and so on the caller's own thread. */
    STORE_ALONE,
    BARE_INSERT
  }

  /** Admits one result. */
  @FunctionalInterface
  private interface Admits {
    void admit(ReplayIdentity result) throws Exception;
  }

  /** A table under load, by one thread and by many. */
  private static final class Table {
    private final String name;
    private final int rows;
    private final HikariDataSource pool;
    private final JdbcStore store;
    private final ReplayGuard guard;
    private final Map<Way, Map<Integer, List<Double>>> rates = new EnumMap<>(Way.class);

    private Table(String name, int rows, HikariDataSource pool) {
      this.name = name;
      this.rows = rows;
      this.pool = pool;
      this.store = JdbcStore.of(pool).withTable(name).createTable();
      this.guard = ReplayGuards.shared(TimeLimitedStore.of(store, PATIENCE));
    }

    private void play(Way way) throws InterruptedException, ExecutionException {
      Admits admits =
          switch (way) {
            case GUARD -> this::take;
            case STORE_ALONE -> this::store;
            case BARE_INSERT -> this::insert;
          };
      for (int threads : THREADS) {
        long start = System.nanoTime();
        double admitted = inTurn(threads, admits);
        rates
            .computeIfAbsent(way, key -> new TreeMap<>())
            .computeIfAbsent(threads, key -> new ArrayList<>())
            .add(admitted / Say.seconds(System.nanoTime() - start));
      }
    }

    private int inTurn(int threads, Admits admits) throws InterruptedException, ExecutionException {
      ExecutorService workers = Executors.newFixedThreadPool(threads);
      try {
        long start = System.nanoTime();
        int admitted = 0;
        for (Future<Integer> one :
            workers.invokeAll(
                Collections.<Callable<Integer>>nCopies(threads, () -> until(start, admits)))) {
          admitted += one.get();
        }
        return admitted;
      } finally {
        workers.shutdownNow();
      }
    }

    private int until(long start, Admits admits) throws Exception {
      int admitted = 0;
      while (System.nanoTime() - start < TURN.toNanos()) {
        admits.admit(ReplayIdentity.of(name, UUID.randomUUID().toString()));
        admitted++;
      }
      return admitted;
    }

    private void take(ReplayIdentity result) throws RejectedException {
      Asked.taken(guard, result, Instant.now().plus(LIFETIME));
    }

    private void use(ReplayIdentity result) throws RejectedException {
      Asked.taken(guard, result, Instant.now().plus(LIFETIME)).use();
    }

    private void store(ReplayIdentity result) throws Exception {
      store.insert(
          result.toHex(),
          new Entry(Instant.now().plus(LIFETIME), "0123456789abcdef", "in-use 1795341600 0"));
    }

    private void insert(ReplayIdentity result) throws SQLException {
      try (Connection connection = pool.getConnection();
          PreparedStatement insert =
              connection.prepareStatement("INSERT INTO " + name + " VALUES (?, ?, ?, ?)")) {
        insert.setLong(1, Instant.now().plus(LIFETIME).getEpochSecond());
        insert.setBytes(2, HexFormat.of().parseHex(result.toHex()));
        insert.setString(3, "0123456789abcdef");
        insert.setString(4, "in-use 1795341600 0");
        insert.executeUpdate();
      }
    }

    private long bytes(String function) throws SQLException {
      try (Connection connection = pool.getConnection();
          PreparedStatement size =
              connection.prepareStatement("SELECT " + function + "('" + name + "')");
          ResultSet row = size.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }

    private double median(Way way, int threads) {
      List<Double> all = rates.getOrDefault(way, Map.of()).getOrDefault(threads, List.of());
      return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
    }

    private void say() {
      for (int threads : THREADS) {
        double guarded = median(Way.GUARD, threads);
        double bare = median(Way.BARE_INSERT, threads);
        Say.line(
            "postgresql: %,.0f admits per second with %d threads on a table of %,d rows, %.2f of a"
                + " bare INSERT's %,.0f, and %.2f without the time limit (medians of %d turns of"
                + " %d s)",
            guarded,
            threads,
            rows,
            guarded / bare,
            bare,
            median(Way.STORE_ALONE, threads) / bare,
            ROUNDS,
            TURN.toSeconds());
      }
    }
  }
}
