package io.github.verifiedresponse.tests.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.Asked;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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

/** Empty and full table take turns, so that noise is everybody's. */
@Tag("figures")
class PostgresFiguresIT {
  private static final int ROWS = 10_000_000;
  private static final int ROUNDS = 5;
  private static final Duration TURN = Duration.ofSeconds(5);
  private static final List<Integer> THREADS = List.of(1, 16);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final double FLAT = 5;

  @Test
  void admitsPerSecondOnAnEmptyAndAFullTable() throws Exception {
    try (Postgres postgres = Postgres.durable();
        HikariDataSource pool = Pools.of(postgres.url())) {
      List<Table> tables =
          List.of(new Table("few_results", 0, pool), new Table("many_results", ROWS, pool));
      fill(postgres, tables.get(1));
      for (int round = 0; round < ROUNDS; round++) {
        for (Table table : tables) {
          postgres.execute("TRUNCATE " + tables.get(0).name);
          table.play();
        }
      }
      tables.forEach(Table::say);
      for (int threads : THREADS) {
        assertThat(tables.get(1).median(threads) * FLAT)
            .isGreaterThan(tables.get(0).median(threads));
      }
    }
  }

  /** Without its keys first, because ten million rows go in faster then. */
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

  /** A table under load, by one thread and by many. */
  private static final class Table {
    private final String name;
    private final int rows;
    private final ReplayGuard guard;
    private final Map<Integer, List<Double>> rates = new TreeMap<>();

    private Table(String name, int rows, HikariDataSource pool) {
      this.name = name;
      this.rows = rows;
      this.guard =
          ReplayGuards.shared(
              TimeLimitedStore.of(JdbcStore.of(pool).withTable(name).createTable(), PATIENCE));
    }

    private void play() throws InterruptedException, ExecutionException {
      for (int threads : THREADS) {
        rates.computeIfAbsent(threads, key -> new ArrayList<>()).add(admitsPerSecond(threads));
      }
    }

    private double admitsPerSecond(int threads) throws InterruptedException, ExecutionException {
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      try {
        long start = System.nanoTime();
        List<Callable<Integer>> work = Collections.nCopies(threads, () -> admitUntil(start));
        int admitted = 0;
        for (Future<Integer> one : pool.invokeAll(work)) {
          admitted += one.get();
        }
        return admitted / Say.seconds(System.nanoTime() - start);
      } finally {
        pool.shutdownNow();
      }
    }

    private int admitUntil(long start) throws RejectedException {
      int admitted = 0;
      while (System.nanoTime() - start < TURN.toNanos()) {
        ReplayIdentity result = ReplayIdentity.of(name, UUID.randomUUID().toString());
        Asked.taken(guard, result, Instant.now().plus(Duration.ofHours(1)));
        admitted++;
      }
      return admitted;
    }

    private double median(int threads) {
      List<Double> all = rates.getOrDefault(threads, List.of());
      return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
    }

    private void say() {
      for (int threads : THREADS) {
        Say.line(
            "postgresql: %,.0f admits per second with %d threads on a table of %,d rows (median of"
                + " %d turns of %d s)",
            median(threads), threads, rows, ROUNDS, TURN.toSeconds());
      }
    }
  }
}
