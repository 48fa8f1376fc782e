package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Sender;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.store.TimeLimitedStore;
import io.github.verifiedresponse.tests.once.ClaimActions.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Any sequence of what can happen to a result at two nodes, through the real gate, verifier and
 * guard, against a model. A failing sequence is printed in its shortest form, with its seed.
 */
class ClaimMachineTest {
  private static final int SEQUENCES = 5_000;

  /** A store asks again after a tenth of a second. */
  private static final int SEQUENCES_WITH_LATE_ANSWERS = 50;

  /** Nothing waits for it; a busy machine must not look like a store that is down. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final LossyDatabase CLIENTS_LOSSY_DATABASE = new LossyDatabase(database());
  private static final LossyDatabase VENDORS_LOSSY_DATABASE = new LossyDatabase(database());

  private static final TwoVerifiers CLIENT_IN_MEMORY = inMemory(Sender.CLIENT, GiveBack.EXPLICIT);
  private static final TwoVerifiers CLIENT_IN_MEMORY_WITH_EXCEPTIONS =
      inMemory(Sender.CLIENT, GiveBack.EXCEPTION);
  private static final TwoVerifiers VENDOR_IN_MEMORY = inMemory(Sender.VENDOR, GiveBack.STATUS);
  private static final TwoVerifiers CLIENT_IN_DATABASE =
      inDatabase(Sender.CLIENT, GiveBack.EXPLICIT, database());
  private static final TwoVerifiers VENDOR_IN_DATABASE =
      inDatabase(Sender.VENDOR, GiveBack.STATUS, database());
  private static final TwoVerifiers CLIENT_IN_LOSSY_DATABASE =
      inDatabase(Sender.CLIENT, GiveBack.EXPLICIT, CLIENTS_LOSSY_DATABASE.asDataSource());
  private static final TwoVerifiers VENDOR_IN_LOSSY_DATABASE =
      inDatabase(Sender.VENDOR, GiveBack.STATUS, VENDORS_LOSSY_DATABASE.asDataSource());

  @Property(tries = SEQUENCES)
  void aClientsResultInMemory(@ForAll("steps") List<Step> steps) {
    run(CLIENT_IN_MEMORY, steps);
  }

  @Property(tries = SEQUENCES)
  void aClientsResultInMemoryWhereExceptionsCount(@ForAll("steps") List<Step> steps) {
    run(CLIENT_IN_MEMORY_WITH_EXCEPTIONS, steps);
  }

  @Property(tries = SEQUENCES)
  void aVendorsResultInMemory(@ForAll("steps") List<Step> steps) {
    run(VENDOR_IN_MEMORY, steps);
  }

  @Property(tries = SEQUENCES)
  void aClientsResultInADatabase(@ForAll("steps") List<Step> steps) {
    run(CLIENT_IN_DATABASE, steps);
  }

  @Property(tries = SEQUENCES)
  void aVendorsResultInADatabase(@ForAll("steps") List<Step> steps) {
    run(VENDOR_IN_DATABASE, steps);
  }

  @Property(tries = SEQUENCES_WITH_LATE_ANSWERS)
  void aClientsResultWhenAnswersOfTheDatabaseAreLost(
      @ForAll("steps") List<Step> steps, @ForAll @Size(3) List<@IntRange(max = 9) Integer> at) {
    runWithLateAnswers(CLIENTS_LOSSY_DATABASE, CLIENT_IN_LOSSY_DATABASE, steps, at);
  }

  @Property(tries = SEQUENCES_WITH_LATE_ANSWERS)
  void aVendorsResultWhenAnswersOfTheDatabaseAreLost(
      @ForAll("steps") List<Step> steps, @ForAll @Size(3) List<@IntRange(max = 9) Integer> at) {
    runWithLateAnswers(VENDORS_LOSSY_DATABASE, VENDOR_IN_LOSSY_DATABASE, steps, at);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return ClaimActions.sequences();
  }

  private static void run(TwoVerifiers system, List<Step> steps) {
    ClaimMachine machine = new ClaimMachine(system);
    for (Step step : steps) {
      step.happenTo(machine);
      machine.checkEffects();
      machine.checkRuns();
    }
  }

  /**
   * Loses an answer and takes the claim back in turn.
   *
   * @param at the numbers of the steps after which the one or the other is done
   */
  private static void runWithLateAnswers(
      LossyDatabase database, TwoVerifiers system, List<Step> steps, List<Integer> at) {
    ClaimMachine machine = new ClaimMachine(system);
    LateAnswers late = new LateAnswers(database, machine);
    try (late) {
      for (int i = 0; i < steps.size(); i++) {
        if (at.contains(i)) {
          late.comeOrGo(i % 2);
        }
        steps.get(i).happenTo(machine);
        machine.checkEffects();
        machine.checkRuns();
      }
    }
    machine.send(0);
  }

  private static TwoVerifiers inMemory(Sender sender, GiveBack giveBack) {
    TestClock clock = clock();
    ReplayGuard guard = ReplayGuards.inMemory(ReplayGuards.DEFAULT_CAPACITY, clock);
    return TwoVerifiers.of(sender, giveBack, clock, guard, guard);
  }

  private static TwoVerifiers inDatabase(Sender sender, GiveBack giveBack, DataSource database) {
    TestClock clock = clock();
    return TwoVerifiers.of(sender, giveBack, clock, node(database, clock), node(database, clock));
  }

  /** One node's view of the table, which is created if there is none. */
  private static ReplayGuard node(DataSource database, TestClock clock) {
    JdbcStore table = JdbcStore.of(database).withClock(clock).createTable();
    return ReplayGuards.shared(TimeLimitedStore.of(table, PATIENCE), clock);
  }

  private static DataSource database() {
    return JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "", "");
  }

  private static TestClock clock() {
    return TestClock.at(Instant.parse("2026-11-22T10:00:00Z"));
  }
}
