package io.github.verifiedresponse.tests.once;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

/** Requests that were answered before the store's answer came, on one result. */
final class LateAnswers implements AutoCloseable {
  private static final int FIND_AND_FREE = 2;
  private static final int FIND = 1;

  private final LossyDatabase database;
  private final ClaimMachine machine;

  /** A claim that nobody knows of, until the store takes it back. */
  private Optional<Object> unknown = Optional.empty();

  LateAnswers(LossyDatabase database, ClaimMachine machine) {
    this.database = database;
    this.machine = machine;
  }

  /** The claim that nobody knows of is taken back, or there is one from now on. */
  void comeOrGo(int node) {
    if (unknown.isPresent()) {
      close();
    } else if (machine.model().judge(machine.now()) == ClaimModel.Verdict.RUNS) {
      sendInVain(node);
    }
  }

  private void sendInVain(int node) {
    database.loseNext(machine.isNew() ? "INSERT" : "UPDATE");
    MemoryExchange exchange = machine.sendInVain(node);
    assertThat(exchange.says("unavailable")).isTrue();
    assertThat(exchange.status()).isEqualTo(503);
    database.awaitHeld();
    Object claim = new Object();
    unknown = Optional.of(claim);
    machine.model().take(claim, machine.claimUntil());
  }

  /** Takes back what there is. */
  @Override
  public void close() {
    unknown.ifPresent(
        claim -> {
          database.letGo(machine.model().isFreedBy(claim) ? FIND_AND_FREE : FIND);
          machine.model().takeBack(claim);
        });
    unknown = Optional.empty();
  }
}
