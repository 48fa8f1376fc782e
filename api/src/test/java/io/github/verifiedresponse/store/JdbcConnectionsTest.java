package io.github.verifiedresponse.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.Asked;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.Connection;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a table is asked through connections that the application shares. */
class JdbcConnectionsTest {
  private static final ReplayIdentity RESULT = ReplayIdentity.of("caf", "r1");
  private static final Instant UNTIL = Instant.parse("2126-11-22T10:00:00Z");
  private static final int DEAD = 5;

  /** A busy machine may need longer than the default for the first connection of all. */
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private final DataSource database = Databases.h2();

  @BeforeEach
  void createTable() {
    JdbcStore.of(database).createTable();
  }

  private static ReplayGuard guard(DataSource dataSource) {
    return ReplayGuards.shared(TimeLimitedStore.of(JdbcStore.of(dataSource), PATIENT));
  }

  private static boolean admits(ReplayGuard guard) throws RejectedException {
    return Asked.admits(guard, RESULT, UNTIL);
  }

  @Test
  void goesPastConnectionsThatAPoolHandsOutDeadAndSaysSoOnce() throws Exception {
    Deque<Connection> pooled = new ArrayDeque<>();
    for (int i = 0; i < DEAD; i++) {
      Connection dead = database.getConnection();
      dead.close();
      pooled.push(dead);
    }
    ReplayGuard guard = guard(Databases.of(() -> lent(pooled)));
    try (LogCapture log = LogCapture.start()) {
      assertThat(admits(guard)).isTrue();
      for (int i = 0; i < DEAD; i++) {
        assertThat(admits(guard)).isFalse();
      }

      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains("provides connections that are dead", "validate-on-match=true");
    }
  }

  /** The last one that came back is handed out next, as it is. */
  private Connection lent(Deque<Connection> pooled) throws SQLException {
    synchronized (pooled) {
      Connection next = pooled.isEmpty() ? database.getConnection() : pooled.pop();
      return Intercepted.connection(
          next,
          (method, arguments, call) -> {
            if (method.equals("close")) {
              synchronized (pooled) {
                pooled.push(next);
              }
              return null;
            }
            try {
              return call.proceed();
            } catch (SQLException e) {
              throw next.isClosed() ? new SQLException("closed", "08003") : e;
            }
          });
    }
  }

  @Test
  void letsAPoolDropWhatIsDeadByAbortSoThatTheApplicationMeetsNoneOfIt() throws Exception {
    assertThatNoneIsLeftDead(Connection.class, "abort");
  }

  @Test
  void letsAPoolDropWhatIsDeadByItsOwnMethod() throws Exception {
    assertThatNoneIsLeftDead(Invalidated.class, "invalidate");
  }

  /** As Payara's connections are: that method of theirs tells its pool nothing. */
  @Test
  void letsAPoolDropWhatIsDeadByAbortWhereItsOwnMethodLeavesItOpen() throws Exception {
    assertThatNoneIsLeftDead(Invalidated.class, "abort");
  }

  /** As the connections of WildFly's pool are, which does not listen to {@code abort}. */
  public interface Invalidated extends Connection {
    void invalidate();
  }

  private <T extends Connection> void assertThatNoneIsLeftDead(Class<T> type, String dropping)
      throws Exception {
    QueueingPool pool = new QueueingPool(database);
    DataSource shared = Databases.of(() -> pool.lend(type, dropping));
    pool.fillWithDead(DEAD);

    assertThat(admits(guard(shared))).isTrue();

    assertThat(pool.idle()).noneMatch(QueueingPool::isDead);
    assertThat(Databases.rows(shared)).isEqualTo(1);
  }

  @Test
  void knowsWhatIsDeadByWhatAPoolHasWrappedTheDriversWordIn() throws Exception {
    QueueingPool pool = new QueueingPool(database);
    DataSource shared = Databases.of(() -> wrapping(pool.lend(Connection.class, "abort")));
    pool.fillWithDead(DEAD);
    ReplayGuard guard = guard(shared);

    assertThat(admits(guard)).isTrue();
    pool.endAll();
    assertThat(admits(guard)).isFalse();

    assertThat(pool.idle()).noneMatch(QueueingPool::isDead);
  }

  /** As when an application is deployed again after the database was restarted. */
  @Test
  void refusesNoTableBecauseOfConnectionsThatAreDead() throws Exception {
    QueueingPool pool = new QueueingPool(database);
    DataSource shared = Databases.of(() -> wrapping(pool.lend(Connection.class, "abort")));
    pool.fillWithDead(DEAD);

    JdbcStore.of(shared).requireTable();

    assertThat(admits(guard(shared))).isTrue();
  }

  /** As the connections of Payara's pool throw what their driver does. */
  private static Connection wrapping(Connection connection) {
    return Intercepted.connection(
        connection,
        (method, arguments, call) -> {
          try {
            return call.proceed();
          } catch (SQLException e) {
            throw new UndeclaredThrowableException(
                new InvocationTargetException(new SQLClientInfoException("no", Map.of(), e)));
          }
        });
  }

  @Test
  void letsAPoolDropWhatDiesWhileItIsAskedAndNothingElse() throws Exception {
    QueueingPool pool = new QueueingPool(database);
    ReplayGuard guard = guard(Databases.of(() -> pool.lend(Connection.class, "abort")));
    assertThat(admits(guard)).isTrue();
    // the first result also has old ones purged, on a connection of its own
    Await.until(() -> pool.hasBackAllOf(2));
    assertThat(admits(guard)).isFalse(); // a duplicate key is no dead connection
    assertThat(pool.made()).noneMatch(QueueingPool::isDead);
    pool.endAll();

    assertThat(admits(guard)).isFalse();

    assertThat(pool.idle()).noneMatch(QueueingPool::isDead);
  }

  @Test
  void leavesAConnectionsLimitsAsTheyAre() throws Exception {
    List<String> called = new CopyOnWriteArrayList<>();
    DataSource watched =
        Databases.of(
            () ->
                Intercepted.connection(
                    database.getConnection(),
                    (method, arguments, call) -> {
                      called.add(method);
                      return call.proceed();
                    }));
    JdbcStore.of(watched).requireTable();

    Asked.taken(guard(watched), RESULT, UNTIL).giveBack(1);

    assertThat(called).contains("close").doesNotContain("setNetworkTimeout", "abort");
  }

  @Test
  void triesAgainWhatTheDatabaseRolledBackToBreakATie() throws Exception {
    AtomicInteger ties = new AtomicInteger(2);
    DataSource tied =
        Databases.of(
            () -> {
              if (ties.getAndDecrement() > 0) {
                throw new SQLException("deadlock", "40001");
              }
              return database.getConnection();
            });

    assertThat(admits(guard(tied))).isTrue();
  }
}
