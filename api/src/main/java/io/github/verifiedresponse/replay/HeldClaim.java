package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.Sender;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/**
 * What a payload holds of the replay guard: settled once, by the application's word or by the end
 * of its handler.
 */
public final class HeldClaim {
  /**
   * A client must not have a handler called for ever. A vendor gives up by itself, and
   * acknowledging what was never handled would lose it.
   */
  public static final int MOST_GIVEN_BACK = 5;

  private static final System.Logger LOG = System.getLogger(HeldClaim.class.getName());

  private final String verifier;
  private final Claim claim;
  private final Sender sender;
  private final GiveBack giveBack;
  private final AtomicReference<State> state = new AtomicReference<>(State.IN_USE);

  /** Of a claim that a transaction decides, by the application's word. */
  private volatile boolean saidToBeRolledBack;

  private enum State {
    IN_USE,
    USED,
    GIVEN_BACK
  }

  /**
   * Makes it of a claim that a guard has given.
   *
   * @param verifier its name, for the log
   * @param claim what the guard gave
   * @param sender who sends the result
   * @param giveBack what says that a handler did nothing
   */
  public HeldClaim(String verifier, Claim claim, Sender sender, GiveBack giveBack) {
    this.verifier = verifier;
    this.claim = claim;
    this.sender = sender;
    this.giveBack = giveBack;
  }

  /**
   * The application says that it did nothing. That counts after the end of the handler too: work
   * that took longer than an asynchronous time-out may say so later.
   *
   * @return what has become of the claim; empty when nothing has changed
   */
  public Optional<Settlement> giveBack() {
    if (giveBack == GiveBack.NEVER) {
      LOG.log(Level.WARNING, "verifier {0}: give-back=never, so giveBack() did nothing", verifier);
    } else if (claim.isOfTransaction()) {
      saidToBeRolledBack = true; // which a rollback does, and nothing else
    } else if (sender == Sender.CLIENT && claim.givenBack() >= MOST_GIVEN_BACK) {
      LOG.log(
          Level.WARNING,
          "verifier {0}: one result was given back {1} times, which is the limit: it now stays"
              + " used, and the vendor must sign a new one",
          verifier,
          Integer.toString(MOST_GIVEN_BACK)); // a number would have the digits of the locale
    } else if (state.getAndSet(State.GIVEN_BACK) != State.GIVEN_BACK) {
      quietly(() -> claim.giveBack(claim.givenBack() + 1));
      LOG.log(Level.INFO, "verifier {0}: a result was given back and can be sent again", verifier);
      return Optional.of(Settlement.GIVEN_BACK);
    }
    return Optional.empty();
  }

  /**
   * The handler has ended, or was not called at all.
   *
   * @return what has become of the claim; empty when nothing has changed
   */
  public Optional<Settlement> settle(Ending ending) {
    if (!ending.called()) {
      return release();
    }
    if (claim.isOfTransaction()) {
      return decided(ending);
    }
    if (giveBack.appliesTo(ending) && state.get() == State.IN_USE) {
      if (!ending.over()) {
        // its work goes on beside a second one: only once the claim is abandoned
        return Optional.of(Settlement.TIMED_OUT);
      }
      Optional<Settlement> given = giveBack();
      if (given.isPresent()) {
        return given;
      }
    }
    // also when it was given back too often
    if (state.compareAndSet(State.IN_USE, State.USED)) {
      quietly(claim::use);
      return Optional.of(Settlement.USED);
    }
    return Optional.empty();
  }

  /** The transaction has decided: that is only told here, and a handler's success is believed. */
  private Optional<Settlement> decided(Ending ending) {
    if (!ending.over()) {
      return Optional.of(Settlement.TIMED_OUT); // its work goes on, and may still commit
    }
    if (!state.compareAndSet(State.IN_USE, State.USED)) {
      return Optional.empty();
    }
    boolean isBelieved = ending.isSuccess() && !saidToBeRolledBack;
    boolean used = !claim.isOpen() && (isBelieved || claim.isCommitted());
    return Optional.of(used ? Settlement.USED : Settlement.GIVEN_BACK);
  }

  private Optional<Settlement> release() {
    if (state.compareAndSet(State.IN_USE, State.GIVEN_BACK)) {
      quietly(() -> claim.giveBack(claim.givenBack()));
      return Optional.of(Settlement.NOT_CALLED);
    }
    return Optional.empty();
  }

  /**
   * The handler has answered with success and has not claimed the result, or has given back what a
   * vendor would take for handled.
   */
  public Optional<RejectedException> missed(Ending ending) {
    if (!ending.isSuccess()) {
      return Optional.empty();
    }
    if (claim.isOpen()) {
      return Optional.of(
          new RejectedException(
              Reason.NOT_CLAIMED, "the request was handled without claiming its result"));
    }
    return sender == Sender.VENDOR && isGivenBack()
        ? Optional.of(
            new RejectedException(Reason.UNAVAILABLE, "the result was given back; send it again"))
        : Optional.empty();
  }

  private boolean isGivenBack() {
    return claim.isOfTransaction()
        ? saidToBeRolledBack && !claim.isCommitted()
        : state.get() == State.GIVEN_BACK;
  }

  /** A guard that breaks the contract must not break the answer: the result stays in use. */
  private void quietly(Runnable change) {
    try {
      change.run();
    } catch (RuntimeException broken) {
      LOG.log(
          Level.ERROR,
          "verifier {0}: the replay guard failed with {1}; a claim was not settled",
          verifier,
          broken.getClass().getName());
    }
  }

  /** Claims in a transaction of the application. */
  public void claimIn(Connection connection) throws SQLException {
    if (connection.getAutoCommit()) {
      throw new IllegalStateException(
          "claimIn needs a connection with auto-commit off, or one that is part of a server"
              + " transaction: otherwise the claim remains when your work is rolled back");
    }
    if (!claim.in(connection)) {
      throw new AlreadyUsedException();
    }
  }

  /** Claims in the transaction that a data source takes part in. */
  public void claimIn(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      claimIn(connection);
    }
    try (Connection connection = dataSource.getConnection()) {
      if (!claim.isIn(connection)) {
        throw new IllegalStateException(
            "this data source does not take part in a transaction, so the claim was rolled back:"
                + " begin one (JTA), or call claimIn(Connection) with the connection of your own work");
      }
    }
  }
}
